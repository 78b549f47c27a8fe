"""The rows of event tables, their fields by the names of the columns.

Tables without a header are split at the separator, as they know no quotes; those with one are
read as CSV. A row that does not fit is kept as its line, with the reason.
"""

from pyspark.sql import functions as F
from pyspark.sql.types import StringType, StructField, StructType

from failures import Refusal

LINE, REASON, FILE, PLACE = "_line", "_reason", "_file", "_place"


class Rows:
    """Rows with the columns `_line` (of a bad row), `_reason` (nil if it fits) and `_file`."""

    def __init__(self, frame, names):
        self.frame = frame
        self.columns = {}
        for name in names:
            self.columns.setdefault(name.strip().lower(), name)

    def field(self, *names):
        """A field without the spaces around it; null if it says nothing or has no column."""
        for name in names:
            if name.lower() in self.columns:
                text = F.btrim(F.col(quoted(self.columns[name.lower()])), F.lit(" \t\n\x0b\x0c\r"))
                return F.when(~text.isin("", "None", "NULL"), text)
        return F.lit(None).cast("string")

    def require(self, path, *names):
        missing = [name for name in names if name.lower() not in self.columns]
        if missing:
            raise Refusal("the table %s has no column %s" % (path, ", ".join(missing)))


def place():
    """Where in its input a row stands: rows are in this order there."""
    return F.struct(F.col("_metadata.file_path").alias("file"),
                    F.col("_metadata.file_block_start").alias("block"),
                    F.monotonically_increasing_id().alias("row"))


def quoted(name):
    return "`" + name.replace("`", "``") + "`"


def read_rows(spark, storage, source):
    path = storage.pattern(source["path"])
    separator = source.get("separator") or "\t"
    if source.get("header"):
        return read_with_header(spark, path, separator, source)
    names = source.get("columns")
    if not names:
        raise Refusal("the columns of %s are not known, as it has no header" % source["path"])
    return Rows(split_lines(spark, path, separator, names), names)


def split_lines(spark, path, separator, names):
    lines = spark.read.text(path).select(
        F.col("value").alias("line"), F.input_file_name().alias(FILE), place().alias(PLACE))
    # Empty lines are no rows.
    lines = lines.where(~F.col("line").isin("", "\r"))
    fields = lines.withColumn("fields", F.split("line", pattern_of(separator)))
    count = F.size("fields")
    # What stands after the last column may be there as long as it is empty.
    surplus = F.slice("fields", len(names) + 1, 1_000_000)
    fits = (count == len(names)) | (
        (count > len(names)) & (F.concat_ws("", surplus) == ""))
    reason = F.when(~fits, F.concat(
        count.cast("string"), F.lit(" columns instead of %d" % len(names))))
    # A carriage return that ends a line is not of the last field: it is trimmed with spaces.
    columns = [F.get("fields", F.lit(i)).alias(name) for i, name in enumerate(names)]
    return fields.select(F.col("line").alias(LINE), reason.alias(REASON), FILE, PLACE, *columns)


def pattern_of(separator):
    """The pattern of a separator, of the kind that Java splits at without a search by patterns."""
    if len(separator) == 1:
        return "\\" + separator if separator in ".$|()[{^?*+\\" else separator
    return "\\Q%s\\E" % separator


def read_with_header(spark, path, separator, source):
    options = {"header": True, "sep": separator, "quote": '"', "escape": '"',
               "enforceSchema": False, "ignoreLeadingWhiteSpace": False,
               "ignoreTrailingWhiteSpace": False}
    names = source.get("columns") or spark.read.csv(path, **options).columns
    kept = StructType([StructField(n, StringType()) for n in names]
                      + [StructField(LINE, StringType())])
    frame = spark.read.csv(
        path, schema=kept, mode="PERMISSIVE", columnNameOfCorruptRecord=LINE, **options)
    reason = F.when(F.col(LINE).isNotNull(), F.lit("the row does not fit the %d columns of the "
                                                   "header" % len(names)))
    columns = [F.col(quoted(name)) for name in names]
    whole = frame.select(LINE, reason.alias(REASON), F.input_file_name().alias(FILE),
                         place().alias(PLACE), *columns)
    return Rows(whole, names)
