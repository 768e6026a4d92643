/* SQLite fills one page after the other, so a longer row shifts the rows of many pages behind it,
 * and a delta between two releases has to repeat the seams of all of them. Here every b-tree is
 * written anew, and its pages end where the rows say so: of all rows behind which a page could end,
 * being FILLED or more, that with the smallest hash. After an edit, a page or two further the same
 * row is chosen as before, and all is as before from there on.
 *
 *     repack.c         this file: from the old file to the new one, b-tree by b-tree
 *     repack_read.c    the old b-tree in order → a list of its cells
 *     repack_write.c   a list of cells → pages, and the list of the cells above them; again and again
 *                     until one page, the root, holds the whole list
 *
 * Page numbers are kept stable too, because the pages above name them. Roots have their old ones,
 * so the schema is copied as it is. All others are counted as they are written, but every SECTION
 * pages or so (where, a hash decides again) the count goes on at a multiple of SECTION_UNIT, and
 * every CHAPTER pages at one of CHAPTER_UNIT: a page more or less renumbers a section, seldom a
 * chapter, hardly ever the rest of the file. What is left out is in the freelist.
 *
 * Format and terms: https://sqlite.org/fileformat2.html, sections 1.3, 1.5 and 1.6. */
#include "data/editor/repack/repack.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/editor/repack/repack_parts.h"
#include "data/query/db.h"

/* Places in the file's header. */
enum {
	HEADER_PAGE_SIZE = 16,
	HEADER_RESERVED = 20,
	HEADER_PAGE_COUNT = 28,
	HEADER_FREE = 32,
	HEADER_FREE_COUNT = 36,
	HEADER_AUTO_VACUUM = 52,
};

static bool
check_header(struct repack *r)
{
	const uint8_t *header = r->old;
	if (r->old_size < PAGE || repack_get(header + HEADER_PAGE_SIZE, 2) != PAGE || header[HEADER_RESERVED] ||
	    repack_get(header + HEADER_AUTO_VACUUM, 4) ||
	    repack_get(header + HEADER_PAGE_COUNT, 4) != r->old_count ||
	    r->old_size != (uint64_t)r->old_count * PAGE)
		return repack_corrupt(r, 1, "not a header as kalauz-data makes it");
	return true;
}

static bool
read_roots(struct repack *r)
{
	struct db *db;
	if ((r->status = db_open(&db, r->path)) != STATUS_DONE)
		return false;
	struct query *query = db_query(db, "SELECT rootpage FROM sqlite_schema WHERE rootpage <> 0");
	r->roots[1] = true;
	bool good = true;
	while (good && db_row(query)) {
		int64_t root = db_int(query, 0);
		if ((good = root > 0 && root <= r->old_count))
			r->roots[root] = true;
		else
			repack_corrupt(r, 1, "a root outside the file");
	}
	enum status status = db_end(query);
	if (good)
		r->status = status;
	db_close(db);
	return r->status == STATUS_DONE;
}

static bool
write_header(struct repack *r)
{
	uint8_t header[FILE_HEADER];
	repack_skip_roots(r);
	for (uint32_t number = r->next; number <= r->old_count; number++)
		if (repack_is_root(r, number))
			return repack_corrupt(r, number, "a root behind all rows");
	memcpy(header, r->old, sizeof header);
	repack_put(header + HEADER_PAGE_COUNT, 4, r->next - 1);
	repack_put(header + HEADER_FREE, 4, r->free);
	repack_put(header + HEADER_FREE_COUNT, 4, r->free_count);
	return repack_write(r, 1, header, sizeof header);
}

static bool
write_all(struct repack *r)
{
	for (uint32_t number = 1; number <= r->old_count; number++)
		if (repack_is_root(r, number) && !(repack_read_tree(r, number) && repack_write_tree(r, number)))
			return false;
	if (r->seen_count + repack_get(r->old + HEADER_FREE_COUNT, 4) != r->old_count)
		return repack_corrupt(r, 1, "pages that belong to nothing");
	return write_header(r);
}

/* The old file loses its name, and lives on as long as it is mapped. */
static bool
replace(struct repack *r)
{
	if (unlink(r->path))
		return repack_refused(r, "removed", strerror(errno));
	r->out = open(r->path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
	if (r->out < 0)
		return repack_refused(r, "created", strerror(errno));
	bool good = write_all(r);
	if (close(r->out) && good)
		good = repack_refused(r, "written", strerror(errno));
	return good;
}

static bool
map_old(struct repack *r)
{
	struct stat s;
	int fd = open(r->path, O_RDONLY | O_CLOEXEC);
	bool good = fd >= 0 && !fstat(fd, &s);
	if (good) {
		void *bytes = mmap(NULL, (size_t)s.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
		if ((good = bytes != MAP_FAILED)) {
			r->old = bytes;
			r->old_size = (uint64_t)s.st_size;
			r->old_count = (uint32_t)(r->old_size / PAGE);
		}
	}
	if (!good)
		repack_refused(r, "read", strerror(errno));
	if (fd >= 0)
		close(fd);
	return good;
}

enum status
repack_file(const char *path)
{
	struct repack r = {.path = path, .next = 1};
	if (!map_old(&r))
		return r.status;
	r.seen = calloc(r.old_count + 1, sizeof *r.seen);
	r.roots = calloc(r.old_count + 1, sizeof *r.roots);
	if (!r.seen || !r.roots)
		abort();
	if (check_header(&r) && read_roots(&r))
		replace(&r);
	munmap((void *)r.old, (size_t)r.old_size);
	free(r.seen);
	free(r.roots);
	free(r.cells);
	return r.status;
}
