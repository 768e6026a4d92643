#include "data/editor/source/source_bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unistr.h>

#include "data/editor/faults/say.h"
#include "data/editor/source/source_encoding.h"
#include "data/text.h"

static bool
read_all(int fd, char *data, size_t size)
{
	while (size) {
		ssize_t got = read(fd, data, size);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			errno = got ? errno : EIO;
			return false;
		}
		data += got;
		size -= (size_t)got;
	}
	return true;
}

/* Why the file could not be opened: what is not there, though its name is, is a link. */
static int
reason_of(const char *path, int error)
{
	struct stat status;
	return error == ENOENT && !lstat(path, &status) ? ELOOP : error;
}

static void
unreadable(struct faults *faults, uint32_t file, const char *reason)
{
	FAULT(faults, (struct place){.file = file}, NULL,
	    "cannot be read ({reason}); check its name and its rights", {"reason", reason});
}

bool
bytes_read(struct faults *faults, uint32_t file, struct arena *arena, size_t limit,
    struct bytes *out)
{
	struct stat status;
	bool done = false;
	int fd = open(faults_path(faults, file), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0 || fstat(fd, &status) < 0) {
		unreadable(faults, file, say_reason(faults->lang, reason_of(faults_path(faults, file), errno)));
	} else if (!S_ISREG(status.st_mode)) {
		unreadable(faults, file, say_reason(faults->lang, S_ISDIR(status.st_mode) ? EISDIR : EINVAL));
	} else if ((size_t)status.st_size > limit) {
		FAULT(faults, (struct place){.file = file}, NULL,
		    "larger than {limit} bytes; divide it", {"limit", faults_number(faults, (long long)limit)});
	} else {
		out->size = (size_t)status.st_size;
		out->data = arena_alloc(arena, out->size + 1);
		done = read_all(fd, out->data, out->size);
		if (!done)
			unreadable(faults, file, say_reason(faults->lang, errno));
	}
	if (fd >= 0)
		close(fd);
	return done;
}

/* What a byte can be in most of most files. */
enum byte_kind {
	BYTE_OTHER,
	BYTE_SIGN,  /* printable ASCII */
	BYTE_SPACE,
	BYTE_LEAD,  /* of two that are a letter: U+00C0 to U+017F, U+0400 to U+047F */
};

#define SIXTEEN(kind) kind, kind, kind, kind, kind, kind, kind, kind, kind, kind, kind, kind, kind, kind, kind, kind
#define FIFTEEN(kind) kind, kind, kind, kind, kind, kind, kind, kind, kind, kind, kind, kind, kind, kind, kind
static const unsigned char byte_kinds[256] = {
	SIXTEEN(BYTE_OTHER), SIXTEEN(BYTE_OTHER), BYTE_SPACE, FIFTEEN(BYTE_SIGN), SIXTEEN(BYTE_SIGN),
	SIXTEEN(BYTE_SIGN), SIXTEEN(BYTE_SIGN), SIXTEEN(BYTE_SIGN), FIFTEEN(BYTE_SIGN), BYTE_OTHER,
	[0xc3] = BYTE_LEAD, [0xc4] = BYTE_LEAD, [0xc5] = BYTE_LEAD, [0xd0] = BYTE_LEAD, [0xd1] = BYTE_LEAD,
};

/* How many bytes from `s` on, before a NUL, are of these kinds, spaces only if asked for: always allowed,
 * always NFC. */
static size_t
plain_size(const unsigned char *s, bool spaces)
{
	const unsigned char *start = s;
	for (;;) {
		while (byte_kinds[*s] == BYTE_SIGN || (spaces && *s == ' '))
			s++;
		if (byte_kinds[*s] != BYTE_LEAD || (s[1] & 0xc0) != 0x80)
			return (size_t)(s - start);
		s += 2;
	}
}

/* The code point at `s` and how many bytes it takes; *size 0: not UTF-8 (RFC 3629). */
static uint32_t
code_point(const unsigned char *s, const unsigned char *end, size_t *size)
{
	ucs4_t c;
	int taken = u8_mbtoucr(&c, s, (size_t)(end - s));
	*size = taken > 0 ? (size_t)taken : 0;
	return taken > 0 ? c : 0;
}

/* Whether text of such code points only is NFC without looking closer: none of
 * them decomposes from, or composes with, another of them. */
static bool
is_inert(uint32_t c)
{
	return c < 0x300 || (c >= 0x400 && c < 0x483) || (c >= 0x2010 && c < 0x2047);
}

/* Bytes on their way into the one form. */
struct copying {
	struct faults *faults;
	struct arena *arena;
	const unsigned char *in, *end;
	char *data, *out;     /* in place: nothing gets longer */
	struct place place;
	uint32_t reported;    /* the last line with a fault */
	bool inert;
};

static void
report_character(struct copying *copying, uint32_t c)
{
	struct faults *faults = copying->faults;
	if (copying->reported == copying->place.line)
		return;
	copying->reported = copying->place.line;
	if (c == 0xfffd)
		fault(faults, copying->place, NULL, "a letter was lost here when the file was saved in another encoding "
		    "(U+FFFD); type it again, and save the file as UTF-8");
	else
		FAULT(faults, copying->place, NULL, "forbidden character {code}; delete it",
		    {"code", arena_printf(&faults->arena, "U+%04X", (unsigned)c)});
}

/* What follows is in another encoding, at least in part: goes on with a copy of it that is not. */
static void
decode(struct copying *copying)
{
	struct bytes rest = {(char *)copying->in, (size_t)(copying->end - copying->in)};
	size_t done = (size_t)(copying->out - copying->data);
	rest = encoding_decoded(copying->faults, copying->place, copying->arena, rest);
	char *data = arena_alloc(copying->arena, done + rest.size + 1);
	memcpy(data, copying->data, done);
	memcpy(data + done, rest.data, rest.size);
	copying->data = data;
	copying->out = data + done;
	copying->in = (unsigned char *)copying->out;
	copying->end = copying->in + rest.size;
}

/* Copies one character, or '_' for what may not stand there. */
static void
copy_character(struct copying *copying)
{
	size_t size;
	uint32_t c = code_point(copying->in, copying->end, &size);
	const unsigned char *next = copying->in + size;
	if (!size) {
		decode(copying);
	} else if (c == '\r') {
		bool alone = next == copying->end || *next != '\n';
		if (alone)
			*copying->out++ = '\n';
		copying->place.line += alone;
		copying->in = next;
	} else {
		bool allowed = c == '\n' || c == '\t' || (text_allowed(c) && c != 0xfffd);
		size_t kept = allowed ? size : c == 0xfffd; /* in place of a letter stands one */
		if (!allowed)
			report_character(copying, c);
		memmove(copying->out, allowed ? (const char *)copying->in : "_", kept);
		copying->out += kept;
		copying->inert &= is_inert(c);
		copying->place.line += c == '\n';
		copying->in = next;
	}
}

static struct bytes
normalised(struct arena *arena, char *data, size_t size)
{
	char *normal = text_nfc(arena, data, size);
	return (struct bytes){.data = normal, .size = strlen(normal)};
}

struct bytes
bytes_normal(struct faults *faults, uint32_t file, struct arena *arena, struct bytes bytes)
{
	struct copying copying = {
		.faults = faults, .arena = arena, .in = (const unsigned char *)bytes.data, .data = bytes.data,
		.out = bytes.data, .place = {.file = file, .line = 1}, .inert = true,
	};
	copying.end = copying.in + bytes.size;
	if (encoding_is_foreign(faults, file, bytes))
		return (struct bytes){0};
	if (bytes.size >= 3 && !memcmp(copying.in, "\xef\xbb\xbf", 3))
		copying.in += 3;
	while (copying.in < copying.end) {
		size_t plain = plain_size(copying.in, true);
		if (copying.out != (const char *)copying.in)
			memmove(copying.out, copying.in, plain);
		copying.out += plain;
		copying.in += plain;
		if (copying.in < copying.end)
			copy_character(&copying);
	}
	*copying.out = '\0';
	if (copying.inert)
		return (struct bytes){.data = copying.data, .size = (size_t)(copying.out - copying.data)};
	return normalised(arena, copying.data, (size_t)(copying.out - copying.data));
}

const char *
bytes_string(struct arena *arena, const char *string, size_t size, uint32_t *bad)
{
	const unsigned char *in = (const unsigned char *)string, *end = in + size;
	char *data = arena_alloc(arena, size + 1), *out = data;
	bool inert = true;
	for (size_t length; in < end; in += length) {
		length = plain_size(in, false);
		if (length) {
			out = (char *)memcpy(out, in, length) + length;
			continue;
		}
		uint32_t c = code_point(in, end, &length);
		if (!length || (c != '\n' && c != '\t' && c != '\r' && !text_allowed(c))) {
			*bad = length ? c : 0xfffd;
			return NULL;
		}
		inert &= is_inert(c);
		if (c > ' ')
			out = (char *)memcpy(out, in, length) + length;
		else if (out > data && out[-1] != ' ')
			*out++ = ' ';
	}
	if (out > data && out[-1] == ' ')
		out--;
	*out = '\0';
	return inert ? data : text_nfc(arena, data, (size_t)(out - data));
}
