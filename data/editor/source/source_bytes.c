#include "data/editor/source/source_bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unistr.h>

#include "data/editor/faults/say.h"
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
		unreadable(faults, file, say_reason(faults->lang, errno));
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

static void
report_character(struct faults *faults, struct place place, size_t size, uint32_t c)
{
	if (!size)
		fault(faults, place, NULL, "not UTF-8; save the file as UTF-8");
	else
		FAULT(faults, place, NULL, "forbidden character {code}; delete it",
		    {"code", arena_printf(&faults->arena, "U+%04X", (unsigned)c)});
}

/* Copies the code point at *in to *out, or '_' for what may not stand there.
 * Returns whether it must be reported. */
static bool
copy_character(const unsigned char **in, const unsigned char *end, char **out, size_t *size,
    uint32_t *c)
{
	*c = code_point(*in, end, size);
	if (*c == '\r' && *size) {
		if (*in + 1 == end || (*in)[1] != '\n')
			*(*out)++ = '\n';
		(*in)++;
		return false;
	}
	if (*size && (*c == '\n' || *c == '\t' || text_allowed(*c))) {
		memmove(*out, *in, *size);
		*out += *size;
		*in += *size;
		return false;
	}
	*(*out)++ = '_';
	*in += *size ? *size : 1;
	return true;
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
	const unsigned char *in = (const unsigned char *)bytes.data, *end = in + bytes.size;
	struct place place = {.file = file, .line = 1};
	char *data = bytes.data, *out = data; /* in place: nothing gets longer */
	bool inert = true;
	uint32_t c, reported = 0;
	size_t size;
	if (bytes.size >= 3 && !memcmp(in, "\xef\xbb\xbf", 3))
		in += 3;
	while (in < end) {
		size_t plain = plain_size(in, true);
		if (plain) {
			if (out != (const char *)in)
				memmove(out, in, plain);
			out += plain;
			in += plain;
			continue;
		}
		bool new_line = *in == '\n' || (*in == '\r' && (in + 1 == end || in[1] != '\n'));
		if (copy_character(&in, end, &out, &size, &c) && reported != place.line) {
			report_character(faults, place, size, c);
			reported = place.line;
		}
		inert &= is_inert(c);
		place.line += new_line;
	}
	*out = '\0';
	if (inert)
		return (struct bytes){.data = data, .size = (size_t)(out - data)};
	return normalised(arena, data, (size_t)(out - data));
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
