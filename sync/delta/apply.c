#include "sync/delta/apply.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

#include "sync/base/files.h"

enum {
	COMPRESS_SLICE = 1024 * 1024, /* bytes between two signs of progress */
	COMPRESS_TARGET_LENGTH = 4096, /* what zstd(1) advises for --patch-from with its optimal parser */
};

/* A file in memory; the kernel reads and writes its pages, so none of it is private memory. */
struct mapping {
	void *bytes; /* NULL: an empty file */
	size_t size;
};

static bool
map_file(struct mapping *out, int fd, int protection, uint64_t size)
{
	*out = (struct mapping){.size = (size_t)size};
	if (!size)
		return true;
	void *bytes = mmap(NULL, out->size, protection, MAP_SHARED, fd, 0);
	if (bytes == MAP_FAILED)
		return false;
	out->bytes = bytes;
	return true;
}

static void
unmap_file(struct mapping *mapping)
{
	if (mapping->bytes)
		munmap(mapping->bytes, mapping->size);
	*mapping = (struct mapping){0};
}

static bool
file_size(int fd, uint64_t *size)
{
	struct stat s;
	if (fstat(fd, &s))
		return false;
	*size = (uint64_t)s.st_size;
	return true;
}

/* ------------------------------------------------------------- rebuilding -- */

struct rebuild {
	const struct target *target;
	struct report *report;
	struct mapping old, patch, new;
};

static enum status
refuse(const struct rebuild *r, const char *clause, unsigned long long found, const char *limit,
    unsigned long long value)
{
	return report_say(r->report, OUTCOME_REFUSED, r->target->name, clause, "%llu bytes, %s %llu", found,
	    limit, value);
}

static enum status
fail(const struct rebuild *r, const char *call, int error)
{
	return report_say(r->report, OUTCOME_BROKEN, r->target->name, call, "%s", strerror(error));
}

/* Everything that is known before zstd runs. */
static enum status
check_sizes(const struct rebuild *r, uint64_t old, uint64_t patch)
{
	if (!r->target->length || r->target->length > APPLY_MAX_CATALOGUE)
		return refuse(r, "length of the target", r->target->length, "allowed: 1 to",
		    APPLY_MAX_CATALOGUE);
	if (!patch || patch > APPLY_MAX_CATALOGUE)
		return refuse(r, "length of the download", patch, "allowed: 1 to", APPLY_MAX_CATALOGUE);
	if (old > APPLY_MAX_CATALOGUE)
		return report_say(r->report, OUTCOME_BROKEN, r->target->name, "length of the old file",
		    "%llu bytes, allowed: %d", (unsigned long long)old, APPLY_MAX_CATALOGUE);
	return STATUS_DONE;
}

static enum status
map_sources(struct rebuild *r, int old_fd, int patch_fd)
{
	uint64_t old = 0, patch;
	if ((old_fd >= 0 && !file_size(old_fd, &old)) || !file_size(patch_fd, &patch))
		return fail(r, "fstat", errno);
	enum status status = check_sizes(r, old, patch);
	if (status != STATUS_DONE)
		return status;
	if ((old_fd >= 0 && !map_file(&r->old, old_fd, PROT_READ, old)) ||
	    !map_file(&r->patch, patch_fd, PROT_READ, patch))
		return fail(r, "mmap", errno);
	return STATUS_DONE;
}

/* The frame may say how much comes out of it; more than the signed length is not even begun. */
static enum status
check_frame(const struct rebuild *r)
{
	unsigned long long content = ZSTD_getFrameContentSize(r->patch.bytes, r->patch.size);
	if (content == ZSTD_CONTENTSIZE_ERROR)
		return report_say(r->report, OUTCOME_REFUSED, r->target->name, "zstd", "not a zstd frame");
	if (content != ZSTD_CONTENTSIZE_UNKNOWN && content > r->target->length)
		return refuse(r, "frame content size", content, "signed:", r->target->length);
	return STATUS_DONE;
}

/* Blocks first, then the mapping: on a full disk a page that has none would be a SIGBUS. */
static enum status
map_result(struct rebuild *r, int new_fd)
{
	int error = posix_fallocate(new_fd, 0, (off_t)r->target->length);
	if (error)
		return fail(r, "posix_fallocate", error);
	if (ftruncate(new_fd, (off_t)r->target->length))
		return fail(r, "ftruncate", errno);
	if (!map_file(&r->new, new_fd, PROT_READ | PROT_WRITE, r->target->length))
		return fail(r, "mmap", errno);
	return STATUS_DONE;
}

/* In one pass zstd needs no window of its own: it looks back into the mapped files. */
static enum status
decompress(const struct rebuild *r)
{
	ZSTD_DCtx *context = ZSTD_createDCtx();
	if (!context)
		abort();
	size_t result = ZSTD_DCtx_refPrefix(context, r->old.bytes, r->old.size);
	if (!ZSTD_isError(result))
		result = ZSTD_decompressDCtx(context, r->new.bytes, r->new.size, r->patch.bytes,
		    r->patch.size);
	ZSTD_freeDCtx(context);
	if (ZSTD_isError(result))
		return report_say(r->report, OUTCOME_REFUSED, r->target->name, "zstd", "%s",
		    ZSTD_getErrorName(result));
	if (result != r->target->length)
		return refuse(r, "rebuilt length", result, "signed:", r->target->length);
	return STATUS_DONE;
}

static enum status
check_result(const struct rebuild *r, int new_fd)
{
	struct hashes found;
	uint64_t size;
	if (!hash_file(new_fd, &found, &size))
		return fail(r, "read", errno);
	if (size != r->target->length)
		return refuse(r, "rebuilt length", size, "signed:", r->target->length);
	if (hashes_match(&r->target->hashes, &found))
		return STATUS_DONE;
	char hex[2 * SHA256_SIZE + 1];
	hash_hex(found.sha256, SHA256_SIZE, hex);
	return report_say(r->report, OUTCOME_REFUSED, r->target->name, "hash of the rebuilt file",
	    "SHA-256 %s is not the signed one", hex);
}

static enum status
rebuild(int old_fd, int patch_fd, const struct target *target, int new_fd, struct report *report)
{
	struct rebuild r = {.target = target, .report = report};
	enum status status = map_sources(&r, old_fd, patch_fd);
	if (status == STATUS_DONE)
		status = check_frame(&r);
	if (status == STATUS_DONE)
		status = map_result(&r, new_fd);
	if (status == STATUS_DONE)
		status = decompress(&r);
	unmap_file(&r.new);
	unmap_file(&r.patch);
	unmap_file(&r.old);
	return status == STATUS_DONE ? check_result(&r, new_fd) : status;
}

enum status
apply_delta(int old_fd, int patch_fd, const struct target *target, int new_fd, struct report *report)
{
	return rebuild(old_fd, patch_fd, target, new_fd, report);
}

enum status
apply_image(int image_fd, const struct target *target, int new_fd, struct report *report)
{
	return rebuild(-1, image_fd, target, new_fd, report);
}

/* ------------------------------------------------------------ compressing -- */

struct compression {
	ZSTD_CCtx *context;
	struct mapping old, new;
	int out_fd;
	void (*progress)(void *, uint64_t, uint64_t);
	void *closure;
};

/* The smallest window that reaches from the last byte of the new file to the first of the old one. */
static int
window_log(uint64_t span)
{
	int log = 10;
	while (log < 31 && (1ULL << log) < span)
		log++;
	return log;
}

static bool
set_parameters(const struct compression *c, int level)
{
	const struct {
		ZSTD_cParameter parameter;
		int value;
		bool patch_only;
	} wanted[] = {
		{ZSTD_c_compressionLevel, level, false},
		{ZSTD_c_windowLog, window_log(c->old.size + c->new.size), false},
		{ZSTD_c_enableLongDistanceMatching, 1, false},
		{ZSTD_c_targetLength, COMPRESS_TARGET_LENGTH, true},
	};
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		if ((!wanted[i].patch_only || c->old.bytes) &&
		    ZSTD_isError(ZSTD_CCtx_setParameter(c->context, wanted[i].parameter, wanted[i].value)))
			return false;
	return !ZSTD_isError(ZSTD_CCtx_setPledgedSrcSize(c->context, c->new.size)) &&
	    !ZSTD_isError(ZSTD_CCtx_refPrefix(c->context, c->old.bytes, c->old.size));
}

/* Compresses what `in` shows, to its end. */
static bool
compress_slice(const struct compression *c, ZSTD_inBuffer *in, ZSTD_EndDirective directive, char *buffer,
    size_t size)
{
	size_t left;
	do {
		ZSTD_outBuffer out = {buffer, size, 0};
		left = ZSTD_compressStream2(c->context, &out, in, directive);
		if (ZSTD_isError(left) || !files_write_all(c->out_fd, buffer, out.pos))
			return false;
	} while (directive == ZSTD_e_end ? left > 0 : in->pos < in->size);
	return true;
}

static bool
compress_all(const struct compression *c)
{
	size_t size = ZSTD_CStreamOutSize();
	char *buffer = malloc(size);
	if (!buffer)
		abort();
	ZSTD_inBuffer in = {c->new.bytes, 0, 0};
	bool good = true;
	while (good && in.size < c->new.size) {
		size_t rest = c->new.size - in.size;
		in.size += rest < COMPRESS_SLICE ? rest : COMPRESS_SLICE;
		good = compress_slice(c, &in, in.size == c->new.size ? ZSTD_e_end : ZSTD_e_continue, buffer,
		    size);
		if (good && c->progress)
			c->progress(c->closure, in.size, c->new.size);
	}
	free(buffer);
	return good;
}

static bool
map_inputs(struct compression *c, int old_fd, int new_fd)
{
	uint64_t old = 0, new;
	if ((old_fd >= 0 && !file_size(old_fd, &old)) || !file_size(new_fd, &new))
		return false;
	if (!new || new > APPLY_MAX_CATALOGUE || old > APPLY_MAX_CATALOGUE) {
		errno = EFBIG;
		return false;
	}
	return (old_fd < 0 || map_file(&c->old, old_fd, PROT_READ, old)) &&
	    map_file(&c->new, new_fd, PROT_READ, new);
}

bool
apply_compress(int old_fd, int new_fd, int out_fd, int level,
    void (*progress)(void *, uint64_t, uint64_t), void *closure)
{
	struct compression c = {.out_fd = out_fd, .progress = progress, .closure = closure};
	c.context = ZSTD_createCCtx();
	if (!c.context)
		abort();
	bool good = map_inputs(&c, old_fd, new_fd) && set_parameters(&c, level) && compress_all(&c);
	int error = errno;
	unmap_file(&c.new);
	unmap_file(&c.old);
	ZSTD_freeCCtx(c.context);
	errno = error;
	return good;
}
