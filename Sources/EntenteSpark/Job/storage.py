"""Files and folders where Spark reads and writes: local disks, HDFS, S3.

All of it goes through Hadoop's file systems in the driver's Java, except that a local file is
put in place by the operating system, at once.
"""

import os
import re
import uuid

from failures import Refusal, StorageNotShared

# What Java says where the classes for an address are not there, and where those of some are.
MISSING = re.compile(r"No FileSystem for scheme|Class org\.apache\.hadoop\.fs\.\S+ not found")
PACKAGES = {"s3a": "org.apache.hadoop:hadoop-aws", "abfs": "org.apache.hadoop:hadoop-azure",
            "abfss": "org.apache.hadoop:hadoop-azure"}
GLOB = re.compile(r"[*?\[\]{}\\]")


class Storage:
    """The file systems that a session reaches."""

    def __init__(self, spark):
        self.spark = spark
        self.java = spark._jvm
        self.settings = spark._jsc.hadoopConfiguration()
        # The files of claims of which each line is known to be one.
        self.sound = set()

    def path(self, name):
        return self.java.org.apache.hadoop.fs.Path(name)

    def system(self, name):
        try:
            return self.path(name).getFileSystem(self.settings)
        except Exception as error:
            if MISSING.search(str(error)):
                raise self.missing(name) from error
            raise

    def missing(self, name):
        """The refusal of an address for which Spark has no file system."""
        scheme = name.split(":")[0]
        package = PACKAGES.get(scheme)
        version = self.java.org.apache.hadoop.util.VersionInfo.getVersion()
        named = "%s:%s" % (package, version) if package else "GROUP:NAME:VERSION"
        return Refusal(
            "this Spark has nothing that reads %s:// addresses, such as %s" % (scheme, name),
            "have it fetch that: --conf spark.jars.packages=%s, or name a file that you have: "
            "--conf spark.jars=FILE.jar" % named)

    def exists(self, name):
        return self.system(name).exists(self.path(name))

    def names(self, name):
        """The names in a folder, sorted."""
        return sorted(s.getPath().getName() for s in self.system(name).listStatus(self.path(name)))

    def delete(self, name):
        self.system(name).delete(self.path(name), True)

    def make_folder(self, name):
        if not self.system(name).mkdirs(self.path(name)):
            raise Refusal("can't make the folder %s" % name)

    def is_local(self, name):
        return self.system(name).getUri().getScheme() == "file"

    def local_path(self, name):
        """The path of a local file as the operating system has it."""
        return self.system(name).makeQualified(self.path(name)).toUri().getPath()

    # Inputs

    def pattern(self, name):
        """The pattern that stands for a file, whose name may itself look like a pattern."""
        if not GLOB.search(name) or not self.exists(name):
            return name
        return GLOB.sub(lambda match: "\\" + match.group(), name)

    def size(self, name):
        """How many bytes all files of a path or a pattern have, and how many of them are packed."""
        system = self.system(name)
        found = system.globStatus(self.path(self.pattern(name))) or []
        if not found:
            raise Refusal("there is no file or folder %s" % name,
                          "paths are read by the workers: they must be seen from every machine")
        total = packed = 0
        for status in found:
            path = status.getPath()
            count = system.getContentSummary(path).getLength()
            total += count
            if path.getName().endswith((".gz", ".bz2", ".zst", ".parquet")):
                packed += count
            if path.getName().endswith(".zip"):
                raise Refusal("%s is a zip archive, which Spark can't read" % path,
                              "unpack it, or pack it with gzip")
        return total, packed

    # Outputs

    def check_replaceable(self, name):
        """Refuses a folder that holds anything but what Spark wrote, which would be lost."""
        if not self.exists(name):
            return
        if self.system(name).getFileStatus(self.path(name)).isFile():
            raise Refusal("the output folder %s is a file" % name)
        foreign = [n for n in self.names(name) if not re.match(r"(part-|_|\.part-|\._)", n)]
        if foreign:
            raise Refusal("the output folder %s holds other files, such as %s" % (name, foreign[0]),
                          "name a new or an empty folder")

    def refuse_replacing(self, inputs, name):
        """Refuses a folder that is one of the inputs, or holds one."""
        folder = self.system(name).makeQualified(self.path(name)).toString().rstrip("/")
        for path in inputs:
            for status in self.system(path).globStatus(self.path(self.pattern(path))) or []:
                if (status.getPath().toString() + "/").startswith(folder + "/"):
                    raise Refusal("%s is of the input, and would be lost" % name,
                                  "name another folder")

    def write_table(self, rows, name):
        """Writes rows as Parquet, and returns them as they can be read again."""
        rows.write.mode("overwrite").parquet(name)
        self.check_written(name)
        return self.read_table(name, rows.schema)

    def read_table(self, name, schema):
        return self.spark.read.schema(schema).parquet(self.pattern(name))

    def check_written(self, name):
        """Makes sure that the driver sees what the workers wrote."""
        names = self.names(name) if self.exists(name) else []
        if "_SUCCESS" not in names or not any(n.startswith("part-") for n in names):
            raise StorageNotShared("the workers wrote %s, but here it is empty" % name)

    def remove_unfinished(self, name):
        """Removes a folder that was not written to its end."""
        if self.exists(name) and "_SUCCESS" not in self.names(name):
            self.delete(name)

    def write_text(self, text, name):
        """Writes a small file, at once: a reader sees all of it or none."""
        part = "%s.part-%s" % (name, uuid.uuid4().hex)
        stream = self.system(part).create(self.path(part), True)
        try:
            stream.write(bytearray(text.encode("utf-8")))
        finally:
            stream.close()
        self.put_in_place(part, name)

    def read_text(self, name):
        stream = self.system(name).open(self.path(name))
        try:
            return bytes(self.java.org.apache.commons.io.IOUtils.toByteArray(stream)).decode("utf-8")
        finally:
            stream.close()

    def put_in_place(self, part, name):
        """Renames a file, over one of that name."""
        if self.is_local(part):
            source, target = self.local_path(part), self.local_path(name)
            os.replace(source, target)
            for path in (source, target):
                folder, file = os.path.split(path)
                checksum = os.path.join(folder, "." + file + ".crc")
                if os.path.exists(checksum):
                    os.remove(checksum)
            return
        fs = self.java.org.apache.hadoop.fs
        how = self.spark._sc._gateway.new_array(fs.Options.Rename, 1)
        how[0] = fs.Options.Rename.OVERWRITE
        context = fs.FileContext.getFileContext(self.path(name).toUri(), self.settings)
        context.rename(self.path(part), self.path(name), how)

    def write_csv(self, rows, name):
        """Writes rows in their order as one CSV file with a header, at once.

        The rows are sorted in parts, and one task puts them after one another.
        """
        parts = "%s.parts-%s" % (name, uuid.uuid4().hex)
        try:
            rows.coalesce(1).write.csv(
                parts, header=True, quote='"', escape='"', nullValue="", emptyValue="",
                ignoreLeadingWhiteSpace=False, ignoreTrailingWhiteSpace=False)
            self.check_written(parts)
            written = [n for n in self.names(parts) if n.startswith("part-")]
            self.put_in_place(parts + "/" + written[0], name)
        finally:
            if self.exists(parts):
                self.delete(parts)
