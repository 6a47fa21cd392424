"""Exceptions with the issue code and exit code they carry.

The wording of every code, in Vietnamese and English with the next step to take, is data:
``pipeline/knowledge/issues.csv``. An exception holds only the code, so that the same failure reads the same on the
command line, in the JSON and on a review page.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command returns. With one input a failure returns its own code; with several 0, 3 or 4."""

    OK = 0
    USAGE = 2
    SOME_FAILED = 3
    NOTHING_DONE = 4
    INTERNAL = 5
    NOT_FOUND = 10
    EMPTY_FILE = 11
    UNKNOWN_FORMAT = 12
    BROKEN_FILE = 13
    ENCRYPTED = 14
    NEEDS_OCR = 15
    SECRET = 16
    TIMEOUT = 17
    OUT_OF_MEMORY = 18
    WORKER_DIED = 19
    TOO_LARGE = 20
    NO_TEXT = 21
    NO_CONVERTER = 22
    LEGACY_FONT = 23
    GOLD_UNREADABLE = 40
    WORKSHEET_INVALID = 41
    GOLD_MISSING = 42
    TRAINER_MISSING = 43


class PipelineError(Exception):
    """A failure that a user can act on.

    Class attributes: ``code`` names the row of the issue table, ``exit_code`` what the command returns for it,
    ``status`` the document status it leads to. ``page`` is the page it happened on, if one is to blame, ``pages`` how
    many the file has, if that came to light; ``detail`` is a short technical remark that never holds text of the document.
    """

    code = "internal"
    exit_code = ExitCode.INTERNAL
    status = "failed"

    def __init__(self, detail: str = "", *, page: int | None = None, pages: int = 0) -> None:
        super().__init__(f"{self.code}: {detail}" if detail else self.code)
        self.detail = detail
        self.page = page
        self.pages = pages


class FileMissing(PipelineError):
    """There is no such file, or it cannot be read."""

    code, exit_code = "file_missing", ExitCode.NOT_FOUND


class FileEmpty(PipelineError):
    """The file has no bytes."""

    code, exit_code = "file_empty", ExitCode.EMPTY_FILE


class UnknownFormat(PipelineError):
    """The bytes are neither of the formats that can be read."""

    code, exit_code = "unknown_format", ExitCode.UNKNOWN_FORMAT


class BrokenFile(PipelineError):
    """The bytes claim a format but cannot be read as one."""

    code, exit_code = "broken_file", ExitCode.BROKEN_FILE


class EncryptedFile(PipelineError):
    """The file asks for a password."""

    code, exit_code = "encrypted_file", ExitCode.ENCRYPTED


class NeedsOcr(PipelineError):
    """The pages hold pictures of text, or a text layer that cannot be trusted."""

    code, exit_code, status = "needs_ocr", ExitCode.NEEDS_OCR, "needs_ocr"


class NoText(PipelineError):
    """The file was read but holds no text."""

    code, exit_code = "no_text", ExitCode.NO_TEXT


class ConverterMissing(PipelineError):
    """The format needs a program that is not installed; the detail names the format."""

    code, exit_code = "converter_missing", ExitCode.NO_CONVERTER


class LegacyFont(PipelineError):
    """The text is set in fonts older than Unicode whose codes are not known here; the detail names their family."""

    code, exit_code = "legacy_font", ExitCode.LEGACY_FONT


class SecretDocument(PipelineError):
    """The document bears a secrecy mark (Mật, Tối mật, Tuyệt mật) and is refused by default."""

    code, exit_code, status = "secret_document", ExitCode.SECRET, "refused"


class TooLarge(PipelineError):
    """The file has more bytes or pages than the limits allow."""

    code, exit_code = "too_large", ExitCode.TOO_LARGE


class WorkerTimeout(PipelineError):
    """The document took longer than its time limit; its worker was killed."""

    code, exit_code = "worker_timeout", ExitCode.TIMEOUT


class WorkerOutOfMemory(PipelineError):
    """The document needed more memory than its limit."""

    code, exit_code = "worker_out_of_memory", ExitCode.OUT_OF_MEMORY


class WorkerDied(PipelineError):
    """The worker process ended without an answer."""

    code, exit_code = "worker_died", ExitCode.WORKER_DIED


class GoldUnreadable(PipelineError):
    """A file of gold annotations does not fit its format."""

    code, exit_code = "gold_unreadable", ExitCode.GOLD_UNREADABLE


class WorksheetInvalid(PipelineError):
    """An annotator's working file does not fit the text it is for; the detail names its line."""

    code, exit_code = "worksheet_invalid", ExitCode.WORKSHEET_INVALID


class GoldMissing(PipelineError):
    """There are too few annotated documents here to measure or train on."""

    code, exit_code = "gold_missing", ExitCode.GOLD_MISSING


class TrainerMissing(PipelineError):
    """The package that trains the learned part is not installed."""

    code, exit_code = "trainer_missing", ExitCode.TRAINER_MISSING


class KnowledgeError(Exception):
    """A knowledge table does not fit its schema: names the file, the row and what is wrong."""
