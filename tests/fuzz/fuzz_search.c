/* Any bytes typed into the search, of up to 10,000 characters; and, by the first byte, an index in which
 * some of them have replaced its own: no crash, bounded time, marks within what was found. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/editor/commands/commands.h"
#include "data/search.h"
#include "data/search_index.h"

enum { MOST = 40000, DAMAGE = 16 };

static char file[64], index_file[64], bad_file[64];
static struct catalogue *catalogue;
static struct search *whole;
static unsigned char *index_bytes;
static size_t index_size;

static void
remove_files(void)
{
	search_close(whole);
	catalogue_close(catalogue);
	free(index_bytes);
	unlink(file);
	unlink(index_file);
	unlink(bad_file);
}

static void
read_index(void)
{
	FILE *in = fopen(index_file, "rb");
	if (!in || fseek(in, 0, SEEK_END))
		abort();
	index_size = (size_t)ftell(in);
	rewind(in);
	index_bytes = malloc(index_size);
	if (!index_bytes || fread(index_bytes, 1, index_size, in) != index_size)
		abort();
	fclose(in);
}

static void
set_up(void)
{
	snprintf(file, sizeof file, "/dev/shm/kalauz-search-%d.db", (int)getpid());
	snprintf(index_file, sizeof index_file, "/dev/shm/kalauz-search-%d.idx", (int)getpid());
	snprintf(bad_file, sizeof bad_file, "/dev/shm/kalauz-search-%d.bad", (int)getpid());
	char *build[] = {"build", "-o", file, "tests/fixtures/small", NULL};
	if (build_command(4, build) || search_index_build(file, index_file, NULL, NULL) != STATUS_DONE ||
	    catalogue_open(&catalogue, file) != STATUS_DONE ||
	    search_open(&whole, index_file, catalogue) != STATUS_DONE)
		abort();
	read_index();
	atexit(remove_files);
}

static void
find(struct search *search, const char *words)
{
	struct arena arena = {0};
	struct search_results results;
	if (search_query(search, &arena, "hu", words, 8, &results) != STATUS_DONE)
		abort();
	for (enum search_kind kind = 0; kind < SEARCH_KINDS; kind++)
		for (size_t i = 0; i < results.of[kind].count; i++) {
			const struct search_hit *hit = &results.of[kind].items[i];
			size_t end = 0, size = strlen(hit->found);
			for (size_t m = 0; m < hit->mark_count; m++) {
				if (hit->marks[m].start < end || hit->marks[m].start + hit->marks[m].size > size)
					abort();
				end = hit->marks[m].start + hit->marks[m].size;
			}
		}
	arena_free(&arena);
}

/* Pairs of place and value from the input go into the index; the rest is the query. */
static void
find_damaged(const uint8_t *bytes, size_t size, const char *words)
{
	unsigned char *bad = malloc(index_size);
	struct search *search = NULL;
	if (!bad)
		abort();
	memcpy(bad, index_bytes, index_size);
	for (size_t i = 0; i + 3 < size && i < 4 * DAMAGE; i += 4)
		bad[((size_t)bytes[i] << 16 | (size_t)bytes[i + 1] << 8 | bytes[i + 2]) % index_size] = bytes[i + 3];
	int fd = open(bad_file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, bad, index_size) != (ssize_t)index_size)
		abort();
	close(fd);
	free(bad);
	search_open(&search, bad_file, catalogue);
	find(search, words);
	find(search, "lakcím személyi");
	search_close(search);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	if (!whole)
		set_up();
	if (!size || size > MOST)
		return 0;
	char *words = calloc(size, 1);
	if (!words)
		abort();
	memcpy(words, bytes + 1, size - 1);
	if (bytes[0] & 1)
		find_damaged(bytes + 1, size - 1, words);
	else
		find(whole, words);
	free(words);
	return 0;
}
