/* replay LOG — what was written to a disk, by QEMU's blklogwrites (the format of Linux's dm-log-writes): a line for each
 * entry, "flush" or "write".
 * replay LOG IMAGE FROM TO [SEED] — writes the entries FROM to TO (not included) to the image, as a disk would have them
 * at that moment. With SEED, as one with a cache that lost its power: of those after the last flush only some. */
#include <endian.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FLAG_FLUSH = 1, FLAG_FUA = 2, FLAG_DISCARD = 4, HEAD = 32, MAX_WRITE = 64 << 20 };

struct log {
	int fd;
	uint64_t entries;
	uint32_t sector;   /* bytes */
};

struct entry {
	uint64_t at, size; /* bytes on the disk */
	uint64_t flags;
	off_t data;        /* in the log */
};

static _Noreturn void
fail(const char *what)
{
	perror(what);
	exit(1);
}

static void
open_log(const char *path, struct log *log)
{
	uint64_t head[4];
	log->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (log->fd < 0 || pread(log->fd, head, sizeof head, 0) != sizeof head)
		fail(path);
	log->entries = le64toh(head[2]);
	log->sector = (uint32_t)le64toh(head[3]);
	if (log->sector < 512 || log->sector > 4096)
		fail("the log's sector");
}

/* The entry at *at, which moves to the next. */
static struct entry
next_entry(const struct log *log, off_t *at)
{
	uint64_t head[HEAD / 8];
	if (pread(log->fd, head, sizeof head, *at) != sizeof head)
		fail("the log's end");
	struct entry entry = {.at = le64toh(head[0]) * log->sector, .size = le64toh(head[1]) * log->sector,
	    .flags = le64toh(head[2]), .data = *at + log->sector};
	*at += log->sector + (entry.flags & FLAG_DISCARD ? 0 : (off_t)entry.size);
	return entry;
}

static void
apply(const struct log *log, const struct entry *entry, int image)
{
	if (!entry->size)
		return;
	if (entry->size > MAX_WRITE)
		fail("the log's entry");
	char *bytes = calloc(1, entry->size);
	if (!bytes || (!(entry->flags & FLAG_DISCARD) &&
	    pread(log->fd, bytes, entry->size, entry->data) != (ssize_t)entry->size) ||
	    pwrite(image, bytes, entry->size, (off_t)entry->at) != (ssize_t)entry->size)
		fail("the image");
	free(bytes);
}

static void
list(const struct log *log)
{
	off_t at = log->sector;
	for (uint64_t i = 0; i < log->entries; i++) {
		struct entry entry = next_entry(log, &at);
		puts(entry.flags & FLAG_FLUSH ? "flush" : "write");
	}
}

/* The last entry before `to` that is a flush; `from` if there is none. */
static uint64_t
last_flush(const struct log *log, uint64_t from, uint64_t to)
{
	off_t at = log->sector;
	uint64_t last = from;
	for (uint64_t i = 0; i < to && i < log->entries; i++)
		if (next_entry(log, &at).flags & FLAG_FLUSH && i >= from)
			last = i;
	return last;
}

static void
replay(const struct log *log, int image, uint64_t from, uint64_t to, bool lossy)
{
	off_t at = log->sector;
	uint64_t safe = lossy ? last_flush(log, from, to) : to;
	for (uint64_t i = 0; i < to && i < log->entries; i++) {
		struct entry entry = next_entry(log, &at);
		bool kept = i < safe || entry.flags & FLAG_FUA || rand() % 2;
		if (i >= from && kept)
			apply(log, &entry, image);
	}
}

int
main(int argc, char **argv)
{
	struct log log;
	if (argc != 2 && argc != 5 && argc != 6) {
		fprintf(stderr, "usage: replay LOG [IMAGE FROM TO [SEED]]\n");
		return 2;
	}
	open_log(argv[1], &log);
	if (argc == 2) {
		list(&log);
		return 0;
	}
	int image = open(argv[2], O_WRONLY | O_CLOEXEC);
	if (image < 0)
		fail(argv[2]);
	srand(argc == 6 ? (unsigned)atoi(argv[5]) : 0);
	replay(&log, image, strtoull(argv[3], NULL, 10), strtoull(argv[4], NULL, 10), argc == 6);
	return 0;
}
