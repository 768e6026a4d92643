/* tally_maker FOLDER DAY COUNT [SIZE] — COUNT files of days that are closed, from DAY on, with about SIZE lines of counts
 * each, as the kiosk names them. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "data/tally.h"
#include "sync/trust/keys.h"

static void
fill(struct tally *tally, const char *day, unsigned lines)
{
	uint64_t random[2];
	if (getrandom(random, sizeof random, 0) != sizeof random)
		abort();
	strcpy(tally->head.day, day);
	strcpy(tally->head.office, "kormanyablak-budapest-xi");
	snprintf(tally->head.nonce, sizeof tally->head.nonce, "%016" PRIx64 "%016" PRIx64, random[0],
	    random[1]);
	tally_count(tally, TALLY_END, 0, "finished");
	for (unsigned i = 1; i <= lines; i++)
		tally_count(tally, TALLY_OPENED, i, "");
}

static bool
write_day(const char *folder, const struct tally *tally)
{
	char path[4096], hex[2 * SHA256_SIZE + 1];
	struct hashes hashes;
	size_t size;
	char *text = tally_write(tally, &size);
	if (!text)
		return false;
	hash_bytes(text, size, &hashes);
	hash_hex(hashes.sha256, SHA256_SIZE, hex);
	snprintf(path, sizeof path, "%s/%s.%s.tally", folder, tally->head.day, hex);
	FILE *out = fopen(path, "w");
	bool done = out && fwrite(text, 1, size, out) == size;
	done = out && !fclose(out) && done;
	free(text);
	return done;
}

int
main(int argc, char **argv)
{
	struct date from;
	if (argc < 4 || !date_read(argv[2], &from))
		return EXIT_FAILURE;
	for (int i = 0; i < atoi(argv[3]); i++) {
		struct tally tally = {0};
		char day[DATE_SIZE];
		date_write(date_of_number(date_number(from) + i), day);
		fill(&tally, day, argc > 4 ? (unsigned)atoi(argv[4]) : 3);
		bool done = write_day(argv[1], &tally);
		tally_free(&tally);
		if (!done)
			return EXIT_FAILURE;
	}
	return EXIT_SUCCESS;
}
