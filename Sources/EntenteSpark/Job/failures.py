"""Why a job stopped, in one line and a hint."""

import re


class Refusal(Exception):
    """Something that the user gave can't be used; the job ends with status 2."""

    def __init__(self, message, hint=None):
        super().__init__(message)
        self.hint = hint


def counted(count, one, many):
    """What is said of one, or of how many there are."""
    return one if count == 1 else "%d %s" % (count, many)


class StorageNotShared(Exception):
    """What the workers wrote is not where the driver looks for it."""


class AllWorkersLost(Exception):
    """Nobody works on the job any more, and nobody comes."""


HINTS = [
    (r"AllWorkersLost",
     "start the master and its workers again, then --resume"),
    (r"OutOfMemoryError|Container killed .* memory limits|exit(ed with)? code (52|137)|exit status (52|137)",
     "a worker ran out of memory: give --conf spark.executor.memory=8g, or more partitions"),
    (r"No space left on device|Disk quota exceeded",
     "a disk is full: set SPARK_LOCAL_DIRS (workers) or the output to a larger one, then --resume"),
    (r"All masters are unresponsive|Failed to connect to master|Master removed our application",
     "the master does not answer, or gave up the job: is it up, and of the same Spark version?"),
    (r"StorageNotShared|SparkFileNotFoundException|FAILED_READ_FILE.FILE_NOT_EXIST|READ_FILE_NOT_EXIST"
     r"|_temporary.* does not exist|Mkdirs failed",
     "outputs and checkpoints must be on storage that the driver and all workers share "
     "(HDFS, S3, NFS)"),
    (r"ExecutorLostFailure|FetchFailed|MetadataFetchFailed|Lost executor|ExecutorDeadException",
     "workers were lost more often than Spark tries again: look at their logs, then --resume"),
    (r"Permission denied|AccessControlException",
     "the user that runs Spark may not read or write there"),
    (r"serialVersionUID|InvalidClassException",
     "driver and cluster run different versions of Spark"),
    (r"PATH_NOT_FOUND|Path does not exist|InvalidInputException",
     "paths are read by the workers: they must be seen from every machine"),
    (r"MALFORMED_(CSV_)?RECORD", "a row has more or fewer columns than the header of its table"),
    (r"USER_RAISED_EXCEPTION", "mend the table"),
    (r"ARITHMETIC_OVERFLOW", "a sum exceeds 64 bits: leave out or rescale the strengths"),
    (r"Answer from Java side is empty|Py4JNetworkError|Connection refused",
     "the driver's Java ended: give it more memory with --conf spark.driver.memory=4g"),
    (r"SparkContext was shut down|Cannot call methods on a stopped SparkContext",
     "Spark ended the job: the log above tells why"),
]

# Failures that lie in what the user gave, not in the cluster.
INPUT_PATTERN = r"PATH_NOT_FOUND|Path does not exist|UNRESOLVED_COLUMN|MALFORMED_(CSV_)?RECORD|CANNOT_READ_FILE_FOOTER" \
                r"|USER_RAISED_EXCEPTION"


def explain(error):
    """The class, the first line, the hint and the exit status of an error."""
    if isinstance(error, Refusal):
        return {"class": "Refusal", "message": str(error), "hint": error.hint}, 2
    text = "%s: %s" % (type(error).__name__, error)
    java = java_texts(error)
    whole = "\n".join([text] + java)
    name, message = (first_line(java[-1]) if java else (type(error).__name__, str(error)))
    message = (message.strip().splitlines() or [""])[0][:1000]
    hint = next((hint for pattern, hint in HINTS if re.search(pattern, whole)), None)
    status = 2 if re.search(INPUT_PATTERN, whole) else 1
    return {"class": name, "message": message or name, "hint": hint}, status


def java_texts(error):
    """What the exceptions of Java say, the outermost first, as far as they can be asked."""
    texts = []
    thrown = getattr(error, "java_exception", None) or getattr(error, "_origin", None)
    while thrown is not None and len(texts) < 20:
        try:
            texts.append(thrown.toString())
            thrown = thrown.getCause()
        except Exception:  # Java itself may be gone.
            break
    # "Job aborted" says less than the failure of the task that it quotes.
    return texts


def first_line(text):
    """The class and the message of `java.io.IOException: No space left on device`."""
    line = text.strip().splitlines()[0]
    match = re.match(r"([\w.$]+): (.*)", line)
    name, message = match.groups() if match else (line, line)
    return name.rsplit(".", 1)[-1], message
