/* Documents that are no text, known by their first bytes, and what turns them into some. */

#include "read/refuse.h"

#include <string.h>

#include "read/handle.h"

/** A kind of file: what its bytes from `at` on are, and a command in which FILE is its name. */
typedef struct format {
    size_t at, size;
    const char *bytes, *name, *before, *behind;
} format;

static const format formats[] = {
    {0, 5, "%PDF-", "a PDF file", "pdftotext", "-"},
    {0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Word or Office file", "antiword", ""},
    {0, 5, "{\\rtf", "an RTF file", "unrtf --text", ""},
    {0, 4, "\x89PNG", "an image", "tesseract", "-"},
    {0, 3, "\xFF\xD8\xFF", "an image", "tesseract", "-"},
    {0, 4, "GIF8", "an image", "tesseract", "-"},
    {0, 4, "II*\0", "an image", "tesseract", "-"},
    {0, 4, "MM\0*", "an image", "tesseract", "-"},
    {8, 4, "WEBP", "an image", "tesseract", "-"},
    {0, 4, "AT&T", "a DjVu file", "djvutxt", ""},
    {0, 4, "%!PS", "a PostScript file", "ps2ascii", ""},
    {60, 8, "BOOKMOBI", "a Kindle book", "ebook-convert", "article.txt"},
    {0, 3, "BZh", "compressed with bzip2", "bzip2 -dc", ""},
    {0, 6,
     "\xFD"
     "7zXZ\0",
     "compressed with xz", "xz -dc", ""},
    {0, 4, "\x28\xB5\x2F\xFD", "compressed with zstd", "zstd -dc", ""},
    {0, 6, "7z\xBC\xAF\x27\x1C", "an archive", "7z x", ""},
    {257, 5, "ustar", "an archive", "tar -xf", ""},
    {0, 3, "\x1F\x8B\x08", "compressed with gzip, which this build does not read", "gzip -dc", ""},
    {0, 4, "fLaC", "sound", "whisper", ""},
    {0, 3, "ID3", "sound", "whisper", ""},
    {4, 4, "ftyp", "sound or film", "whisper", ""},
    {0, 6, "SQLite", "a database", "sqlite3", ""},
};

/** What a ZIP archive is, by the name or the type that its first entry has. */
static const format archives[] = {
    {0, 20, "application/epub+zip", "an EPUB book", "pandoc -t plain", ""},
    {0, 39, "application/vnd.oasis.opendocument.text", "an OpenDocument file", "pandoc -t plain", ""},
    {0, 5, "word/", "a Word file", "pandoc -t plain", ""},
    {0, 19, "[Content_Types].xml", "a Word file", "pandoc -f docx -t plain", ""},
};

static bool holds(const char *bytes, size_t count, const format *of) {
    return count >= of->at + of->size && memcmp(bytes + of->at, of->bytes, of->size) == 0;
}

static bool fail(const format *of, const char *name, base_error *error) {
    char room[READ_NAME_SHOWN];
    const char *shown = read_name_shown(name, room);
    base_fail(error, BASE_UNSUPPORTED, 0, "%s is %s, which is no text: read what `%s \"%s\"%s%s` makes of it",
              shown, of->name, of->before, shown, *of->behind ? " " : "", of->behind);
    return false;
}

bool read_refuse(const char *bytes, size_t count, const char *name, base_error *error) {
    static const format zip = {0, 4, "PK\3\4", "a ZIP archive", "unzip -p", ""};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (holds(bytes, count, &formats[i])) return fail(&formats[i], name, error);
    if (!holds(bytes, count, &zip)) return true;
    size_t looked = count < 4096 ? count : 4096;
    for (size_t i = 0; i < sizeof archives / sizeof *archives; i++)
        for (size_t at = 30; at < looked; at++)
            if (holds(bytes + at, looked - at, &archives[i])) return fail(&archives[i], name, error);
    return fail(&zip, name, error);
}
