"""Files that a browser sends: only a form that arrived whole is taken, because half a letter looks like a whole one."""

from functools import partial

from django.core.files.uploadhandler import FileUploadHandler
from django.http.multipartparser import MultiPartParserError

# Behind the last boundary stand two hyphens, and perhaps a line end or two.
LONGEST_END = 80


class WholeFormHandler(FileUploadHandler):
    """Stores nothing: it looks at the end of what is read, and refuses a form whose last boundary never came.

    Django itself takes what stands before the cut for the whole file.
    """

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803
        self.last = b"--" + boundary + b"--"
        self.tail = b""
        input_data.read = partial(self.note, input_data.read)

    def note(self, read, *size):
        data = read(*size)
        self.tail = (self.tail + data)[-len(self.last) - LONGEST_END :]
        return data

    def receive_data_chunk(self, raw_data, start):
        return raw_data

    def file_complete(self, file_size):
        return None

    def upload_complete(self):
        if self.last not in self.tail:
            raise MultiPartParserError("The form was cut off.")
