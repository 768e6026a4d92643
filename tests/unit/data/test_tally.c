/* Counts of a day: sums, the file's text, the folder in which they wait. */
#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "data/base/digest.h"
#include "data/base/sha256.h"
#include "data/tally.h"
#include "tests/support/support.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define NONCE "00112233445566778899aabbccddeeff"

/* -------------------------------------------------------------- random tallies -- */

static unsigned seed = 1;

static uint32_t
draw(uint32_t below)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 8) % below;
}

/* A key that is good, of any kind. */
static struct tally_line
random_line(void)
{
	static const char *const free_words[] = {"szemelyi", "паспорт", "fuhrerschein", "anyam", "x"};
	struct tally_line line = {.kind = (enum tally_kind)draw(TALLY_KINDS), .count = 1 + draw(9)};
	const char *const *words = tally_kind_words(line.kind);
	size_t count = 0;
	while (words && words[count])
		count++;
	if (words)
		strcpy(line.word, words[draw((uint32_t)count)]);
	else if (line.kind == TALLY_UNFOUND)
		strcpy(line.word, free_words[draw(COUNT(free_words))]);
	if (line.kind >= TALLY_SAID && line.kind <= TALLY_LACKED)
		line.number = 1 + draw(5);
	if (line.kind == TALLY_LACKED)
		line.part = 1 + draw(5);
	return line;
}

static struct tally
random_tally(size_t most)
{
	struct tally tally = {.head = {.day = "2026-11-23", .office = "ujbuda", .nonce = NONCE}};
	for (size_t i = draw((uint32_t)most + 1); i > 0; i--) {
		struct tally_line line = random_line();
		assert_true(tally_add(&tally, &line));
	}
	return tally;
}

static void
assert_same(const struct tally *a, const struct tally *b)
{
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++)
		assert_memory_equal(&a->lines[i], &b->lines[i], sizeof *a->lines);
}

static uint64_t
count_of(const struct tally *tally, enum tally_kind kind, uint32_t number, const char *word)
{
	for (size_t i = 0; i < tally->count; i++)
		if (tally->lines[i].kind == kind && tally->lines[i].number == number && !strcmp(tally->lines[i].word, word))
			return tally->lines[i].count;
	return 0;
}

/* ---------------------------------------------------------------------- sums -- */

static void
merging_is_associative_and_commutative(void **state)
{
	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct tally parts[3], left = {0}, right = {0};
		for (int i = 0; i < 3; i++)
			parts[i] = random_tally(12);
		if (draw(4) == 0 && parts[0].count) /* a sum that has no room */
			parts[0].lines[0].count = UINT64_MAX - draw(3);
		for (int i = 0; i < 3; i++)
			tally_merge(&left, &parts[i]);
		struct tally inner = {0};
		tally_merge(&inner, &parts[2]);
		tally_merge(&inner, &parts[1]);
		tally_merge(&right, &inner);
		tally_merge(&right, &parts[0]);
		assert_same(&left, &right);
		tally_free(&left);
		tally_free(&right);
		tally_free(&inner);
		for (int i = 0; i < 3; i++)
			tally_free(&parts[i]);
	}
}

/* Line by line, in any order, is the same as merged. */
static void
adding_is_merging(void **state)
{
	(void)state;
	for (int round = 0; round < 500; round++) {
		struct tally a = random_tally(20), b = random_tally(20), sum = {0};
		tally_merge(&sum, &b);
		tally_merge(&sum, &a);
		for (size_t i = a.count; i > 0; i--)
			assert_true(tally_add(&b, &a.lines[i - 1]));
		assert_same(&sum, &b);
		tally_free(&a);
		tally_free(&b);
		tally_free(&sum);
	}
}

static void
only_good_keys_count(void **state)
{
	static const struct tally_line bad[] = {
		{.kind = TALLY_END, .word = "finished"}, /* counts nothing */
		{.kind = TALLY_END, .word = "other", .count = 1},
		{.kind = TALLY_END, .number = 1, .word = "left", .count = 1},
		{.kind = TALLY_OPENED, .count = 1},
		{.kind = TALLY_OPENED, .number = LIMIT_NUMBER + 1, .count = 1},
		{.kind = TALLY_OPENED, .number = 1, .word = "x", .count = 1},
		{.kind = TALLY_OPENED, .number = 1, .part = 1, .count = 1},
		{.kind = TALLY_LACKED, .number = 1, .count = 1},
		{.kind = TALLY_UNFOUND, .count = 1},
		{.kind = TALLY_UNFOUND, .word = "two words", .count = 1},
		{.kind = TALLY_UNFOUND, .word = "line\n", .count = 1},
		{.kind = TALLY_UNFOUND, .word = "a\tb", .count = 1},
		{.kind = TALLY_UNFOUND, .word = "\xff", .count = 1},
		{.kind = TALLY_KINDS, .count = 1},
	};
	struct tally tally = {0};
	char longest[TALLY_WORD + 1];
	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(tally_add(&tally, &bad[i]));
	memset(longest, 'a', sizeof longest);
	longest[TALLY_WORD] = 0;
	assert_false(tally_count(&tally, TALLY_UNFOUND, 0, longest));
	longest[TALLY_WORD - 1] = 0;
	assert_true(tally_count(&tally, TALLY_UNFOUND, 0, longest));
	assert_true(tally_count(&tally, TALLY_SAID, 0, "good"));
	assert_int_equal(tally.count, 2);
	tally_free(&tally);
}

/* The sum of all counts stays. */
static void
what_has_no_room_is_counted_as_dropped(void **state)
{
	struct tally tally = {0};
	uint64_t all = 0;
	(void)state;
	for (uint32_t i = 1; i <= LIMIT_TALLY_LINES + 10; i++) {
		struct tally_line line = {.kind = TALLY_OPENED, .number = i, .count = i};
		tally_add(&tally, &line);
		all += i;
	}
	tally_bound(&tally);
	assert_int_equal(tally.count, LIMIT_TALLY_LINES);
	assert_int_equal(tally.lines[0].kind, TALLY_DROPPED);
	for (size_t i = 0; i < tally.count; i++)
		all -= tally.lines[i].count;
	assert_int_equal(all, 0);
	tally_free(&tally);
}

/* ---------------------------------------------------------------------- text -- */

static void
a_text_comes_back(void **state)
{
	(void)state;
	for (int round = 0; round < 1000; round++) {
		struct tally tally = random_tally(60), back;
		struct tally_fault fault;
		size_t size, again_size;
		if (draw(2))
			strcpy(tally.head.edition, "central"), strcpy(tally.head.release, "12");
		char *text = tally_write(&tally, &size);
		assert_non_null(text);
		assert_int_equal(tally_read(&back, text, size, &fault), STATUS_DONE);
		assert_same(&tally, &back);
		assert_memory_equal(&tally.head, &back.head, sizeof tally.head);
		char *again = tally_write(&back, &again_size);
		assert_int_equal(size, again_size);
		assert_memory_equal(text, again, size);
		free(text);
		free(again);
		tally_free(&tally);
		tally_free(&back);
	}
}

/* Each byte in turn becomes another, is lost, or comes twice: refused, or read and written as it is. */
static void
a_damaged_text_is_refused_or_says_itself(void **state)
{
	struct tally tally = random_tally(30), back;
	struct tally_fault fault;
	size_t size, refused = 0;
	char *text = tally_write(&tally, &size), *damaged = malloc(size + 1);
	(void)state;
	for (size_t at = 0; at < size * 3; at++) {
		size_t place = at / 3, length = size;
		memcpy(damaged, text, size);
		if (at % 3 == 0)
			damaged[place] = (char)draw(256);
		else if (at % 3 == 1)
			memmove(damaged + place, damaged + place + 1, --length - place);
		else
			memmove(damaged + place + 1, damaged + place, length++ - place);
		if (tally_read(&back, damaged, length, &fault) != STATUS_DONE) {
			assert_true(fault.line > 0 && fault.field && fault.what && !back.count);
			refused++;
			continue;
		}
		size_t again_size;
		char *again = tally_write(&back, &again_size);
		assert_int_equal(again_size, length);
		assert_memory_equal(again, damaged, length);
		free(again);
		tally_free(&back);
	}
	assert_true(refused > size);
	free(damaged);
	free(text);
	tally_free(&tally);
}

#define HEAD "kalauz-tally\t1\nday\t2026-11-23\noffice\tujbuda\nedition\t-\nrelease\t-\ncontent\t-\nnonce\t" NONCE "\n"

static void
a_fault_is_named_by_line_and_field(void **state)
{
	static const struct {
		const char *text;
		enum status status;
		int line;
		const char *field;
	} cases[] = {
		{"", STATUS_CORRUPT, 1, "name"},
		{"kalauz-print 1\n", STATUS_CORRUPT, 1, "name"},
		{"kalauz-tally\t1", STATUS_CORRUPT, 1, "version"},
		{"kalauz-tally\t2\nanything", STATUS_UNKNOWN, 1, "version"},
		{"kalauz-tally\t1\r\n", STATUS_CORRUPT, 1, "version"},
		{"kalauz-tally\t1\nday\t2026-02-30\n", STATUS_CORRUPT, 2, "day"},
		{"kalauz-tally\t1\nday\t2026-11-23\noffice\t../etc\n", STATUS_CORRUPT, 3, "office"},
		{"kalauz-tally\t1\nday\t2026-11-23\nedition\tx\n", STATUS_CORRUPT, 3, "office"},
		{HEAD "visitor\tKiss\t1\n", STATUS_CORRUPT, 8, "kind"},
		{HEAD "end\tfinished\t0\n", STATUS_CORRUPT, 8, "count"},
		{HEAD "end\tfinished\t-1\n", STATUS_CORRUPT, 8, "count"},
		{HEAD "end\tfinished\t01\n", STATUS_CORRUPT, 8, "count"},
		{HEAD "end\tfinished\t1000001\n", STATUS_CORRUPT, 8, "count"},
		{HEAD "end\tfinished\t99999999999999999999\n", STATUS_CORRUPT, 8, "count"},
		{HEAD "end\tfinished\t1", STATUS_CORRUPT, 8, "count"},
		{HEAD "end\tfinished\t1\nend\tfinished\t1\n", STATUS_CORRUPT, 9, "key"},
		{HEAD "end\tleft\t1\nend\tfinished\t1\n", STATUS_CORRUPT, 9, "key"},
		{HEAD "end\tnever\t1\n", STATUS_CORRUPT, 8, "key"},
		{HEAD "said\tgood\t1\n", STATUS_CORRUPT, 8, "key"},
		{HEAD "said\t01/good\t1\n", STATUS_CORRUPT, 8, "key"},
		{HEAD "opened\t1/2\t1\n", STATUS_CORRUPT, 8, "key"},
		{HEAD "unfound\tki s\t1\n", STATUS_CORRUPT, 8, "key"},
		{HEAD "\n", STATUS_CORRUPT, 8, "kind"},
	};
	struct tally tally;
	struct tally_fault fault;
	(void)state;
	assert_int_equal(tally_read(&tally, HEAD, strlen(HEAD), &fault), STATUS_DONE);
	tally_free(&tally);
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_int_equal(tally_read(&tally, cases[i].text, strlen(cases[i].text), &fault), cases[i].status);
		assert_int_equal(fault.line, cases[i].line);
		assert_string_equal(fault.field, cases[i].field);
	}
}

static void
a_head_of_another_form_is_not_written(void **state)
{
	struct tally tally = {.head = {.day = "2026-11-23", .nonce = NONCE}};
	size_t size;
	(void)state;
	char *text = tally_write(&tally, &size);
	assert_non_null(text);
	free(text);
	strcpy(tally.head.office, "Budapest XI");
	assert_null(tally_write(&tally, &size));
	strcpy(tally.head.office, "-");
	assert_null(tally_write(&tally, &size));
	strcpy(tally.head.office, "");
	strcpy(tally.head.day, "2026-11-31");
	assert_null(tally_write(&tally, &size));
}

/* -------------------------------------------------------------------- folder -- */

static struct tally_head
head_of(const char *day)
{
	struct tally_head head = {.office = "ujbuda"};
	strcpy(head.day, day);
	return head;
}

static enum status
keep_one(const char *folder, const char *day, enum tally_kind kind, uint32_t number, const char *word)
{
	struct tally_head head = head_of(day);
	struct tally what = {0};
	assert_true(tally_count(&what, kind, number, word));
	enum status status = tally_keep(folder, &head, &what, false);
	tally_free(&what);
	return status;
}

/* All files with this ending, merged; every closed one has the bytes that its name says. Returns how many. */
static size_t
read_folder(const char *folder, const char *ending, struct tally *sum)
{
	struct dirent *entry;
	struct tally tally;
	struct tally_fault fault;
	size_t count = 0, size;
	DIR *dir = opendir(folder);
	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		char path[512], *bytes;
		const char *dot = strrchr(entry->d_name, '.');
		if (!dot || strcmp(dot, ending))
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		bytes = support_read(path, &size);
		assert_int_equal(tally_read(&tally, bytes, size, &fault), STATUS_DONE);
		if (!strcmp(ending, ".tally"))
			assert_true(tally_name_matches(entry->d_name, bytes, size));
		tally_merge(sum, &tally);
		tally_free(&tally);
		free(bytes);
		count++;
	}
	closedir(dir);
	return count;
}

static void
a_day_is_added_to_and_closed_by_the_next(void **state)
{
	const char *folder = support_folder();
	struct tally open = {0}, closed = {0};
	(void)state;
	for (int i = 0; i < 3; i++)
		assert_int_equal(keep_one(folder, "2026-11-23", TALLY_OPENED, 7, ""), STATUS_DONE);
	assert_int_equal(read_folder(folder, ".open", &open), 1);
	assert_int_equal(count_of(&open, TALLY_OPENED, 7, ""), 3);
	assert_int_equal(keep_one(folder, "2026-11-24", TALLY_END, 0, "left"), STATUS_DONE);
	tally_free(&open);
	assert_int_equal(read_folder(folder, ".open", &open), 1);
	assert_int_equal(read_folder(folder, ".tally", &closed), 1);
	assert_int_equal(count_of(&closed, TALLY_OPENED, 7, ""), 3);
	assert_int_equal(count_of(&open, TALLY_OPENED, 7, ""), 0);
	tally_free(&open);
	tally_free(&closed);
}

/* At the start of the program, and when the content changes. */
static void
a_day_is_closed_without_a_count(void **state)
{
	const char *folder = support_folder();
	struct tally_head later = head_of("2026-11-24"), same = head_of("2026-11-23");
	struct tally sum = {0};
	(void)state;
	keep_one(folder, "2026-11-23", TALLY_END, 0, "left");
	assert_int_equal(tally_keep(folder, &same, NULL, false), STATUS_DONE);
	assert_int_equal(read_folder(folder, ".open", &sum), 1);
	strcpy(same.release, "2");
	assert_int_equal(tally_keep(folder, &same, NULL, false), STATUS_DONE);
	assert_int_equal(read_folder(folder, ".open", &sum), 0);
	keep_one(folder, "2026-11-23", TALLY_END, 0, "left");
	assert_int_equal(tally_keep(folder, &later, NULL, false), STATUS_DONE);
	assert_int_equal(read_folder(folder, ".tally", &sum), 2);
	tally_free(&sum);
}

static void
equal_days_of_two_kiosks_differ(void **state)
{
	const char *folders[] = {support_folder(), support_folder()};
	char names[2][256];
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct tally_head later = head_of("2026-11-24");
		struct dirent *entry;
		keep_one(folders[i], "2026-11-23", TALLY_END, 0, "left");
		tally_keep(folders[i], &later, NULL, false);
		DIR *dir = opendir(folders[i]);
		while ((entry = readdir(dir)))
			if (strstr(entry->d_name, ".tally"))
				snprintf(names[i], sizeof names[i], "%s", entry->d_name);
		closedir(dir);
	}
	assert_string_not_equal(names[0], names[1]);
}

static void
without_a_day_nothing_is_kept(void **state)
{
	const char *folder = support_folder();
	struct tally_head head = head_of("");
	struct tally what = {0}, sum = {0};
	(void)state;
	tally_count(&what, TALLY_END, 0, "left");
	assert_int_equal(tally_keep(folder, &head, &what, false), STATUS_DONE);
	assert_int_equal(read_folder(folder, ".open", &sum), 0);
	tally_free(&what);
}

static void
the_oldest_days_go_and_are_counted(void **state)
{
	const char *folder = support_folder();
	struct tally open = {0}, closed = {0};
	(void)state;
	for (int i = 0; i < LIMIT_TALLY_FILES + 4; i++) {
		char day[DATE_SIZE];
		date_write(date_of_number(20000 + i), day);
		assert_int_equal(keep_one(folder, day, TALLY_OPENED, (uint32_t)i + 1, ""), STATUS_DONE);
	}
	assert_int_equal(read_folder(folder, ".tally", &closed), LIMIT_TALLY_FILES);
	read_folder(folder, ".open", &open);
	tally_merge(&closed, &open);
	assert_int_equal(count_of(&closed, TALLY_OPENED, 1, ""), 0);
	assert_int_equal(count_of(&closed, TALLY_DROPPED, 0, "files"), 3);
	assert_int_equal(count_of(&closed, TALLY_OPENED, LIMIT_TALLY_FILES + 4, ""), 1);
	tally_free(&open);
	tally_free(&closed);
}

static void
a_damaged_open_file_goes_and_is_counted(void **state)
{
	const char *folder = support_folder();
	char path[512];
	struct tally sum = {0};
	(void)state;
	snprintf(path, sizeof path, "%s/2026-11-23." NONCE ".open", folder);
	support_write(path, HEAD "end\t", strlen(HEAD) + 4);
	assert_int_equal(keep_one(folder, "2026-11-23", TALLY_END, 0, "left"), STATUS_DONE);
	assert_int_equal(read_folder(folder, ".open", &sum), 1);
	assert_int_equal(count_of(&sum, TALLY_DROPPED, 0, "damaged"), 1);
	assert_int_equal(count_of(&sum, TALLY_END, 0, "left"), 1);
	tally_free(&sum);
}

/* What others put there stays as it is. */
static void
links_and_folders_are_left_alone(void **state)
{
	const char *folder = support_folder(), *other = support_folder();
	char path[512], target[512];
	struct stat found;
	struct tally sum = {0};
	(void)state;
	snprintf(path, sizeof path, "%s/2026-11-22.x.open", folder);
	snprintf(target, sizeof target, "%s/target", other);
	support_write(target, "private", 7);
	assert_int_equal(symlink(target, path), 0);
	snprintf(path, sizeof path, "%s/tally.new", folder);
	assert_int_equal(symlink(target, path), 0); /* which goes, and not what it leads to */
	assert_int_equal(keep_one(folder, "2026-11-23", TALLY_END, 0, "left"), STATUS_DONE);
	assert_int_equal(stat(target, &found), 0);
	assert_int_equal(found.st_size, 7);
	snprintf(path, sizeof path, "%s/2026-11-22.x.open", folder);
	unlink(path);
	assert_int_equal(read_folder(folder, ".open", &sum), 1);
	tally_free(&sum);
}

static void
a_folder_that_cannot_be_written_is_an_error(void **state)
{
	const char *folder = support_folder();
	int fd = open(folder, O_RDONLY | O_DIRECTORY);
	(void)state;
	assert_int_equal(keep_one("/nonexistent/folder", "2026-11-23", TALLY_END, 0, "left"), STATUS_IO);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	assert_int_equal(keep_one(folder, "2026-11-23", TALLY_END, 0, "left"), STATUS_IO);
	close(fd);
	assert_int_equal(keep_one(folder, "2026-11-23", TALLY_END, 0, "left"), STATUS_DONE);
}

static void
the_group_can_read_whatever_the_umask(void **state)
{
	const char *folder = support_folder();
	struct dirent *entry;
	mode_t before = umask(0077);
	(void)state;
	keep_one(folder, "2026-11-23", TALLY_END, 0, "left");
	umask(before);
	DIR *dir = opendir(folder);
	while ((entry = readdir(dir))) {
		struct stat found;
		if (*entry->d_name == '.')
			continue;
		assert_int_equal(fstatat(dirfd(dir), entry->d_name, &found, 0), 0);
		assert_int_equal(found.st_mode & 0777, 0640);
	}
	closedir(dir);
}

/* ---------------------------------------------------------------------- kills -- */

/* Counts one after the other, over days that pass, and says each that was kept; until it is killed. */
static void
count_until_killed(const char *folder, int said, int from)
{
	for (int i = from;; i++) {
		char day[DATE_SIZE];
		date_write(date_of_number(20000 + i / 4), day);
		if (keep_one(folder, day, TALLY_SAID, 0, "good") != STATUS_DONE || write(said, "+", 1) != 1)
			_exit(1);
	}
}

static int
run_and_kill(const char *folder, int from)
{
	int ends[2], kept = 0;
	char signs[64];
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (!child)
		count_until_killed(folder, ends[1], from);
	close(ends[1]);
	kept += (int)read(ends[0], signs, 1); /* it runs */
	nanosleep(&(struct timespec){.tv_nsec = draw(8000000)}, NULL);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	for (ssize_t count; (count = read(ends[0], signs, sizeof signs)) > 0;)
		kept += (int)count;
	close(ends[0]);
	return kept;
}

/* Killed anywhere: what was said to be kept is there once, and at most one more. */
static void
a_kill_loses_and_doubles_nothing(void **state)
{
	const char *folder = support_folder();
	struct tally sum = {0};
	uint64_t least = 0, before = 0;
	(void)state;
	for (int round = 0; round < 60; round++) {
		least = before + (uint64_t)run_and_kill(folder, round * 4);
		tally_free(&sum);
		read_folder(folder, ".open", &sum);
		read_folder(folder, ".tally", &sum);
		uint64_t found = count_of(&sum, TALLY_SAID, 0, "good");
		if (count_of(&sum, TALLY_DROPPED, 0, "files")) /* the folder is full */
			break;
		assert_in_range(found, least, least + 1);
		before = found;
	}
	assert_true(before >= 60);
	assert_int_equal(count_of(&sum, TALLY_DROPPED, 0, "damaged"), 0);
	tally_free(&sum);
}

/* Several programs at once in one folder. */
static void
programs_count_side_by_side(void **state)
{
	const char *folder = support_folder();
	enum { PROGRAMS = 4, EACH = 15 };
	struct tally sum = {0};
	uint64_t refused = 0;
	(void)state;
	for (int i = 0; i < PROGRAMS; i++)
		if (!fork()) {
			int lost = 0;
			for (int j = 0; j < EACH; j++)
				lost += keep_one(folder, "2026-11-23", TALLY_CALL, 0, "made") != STATUS_DONE;
			_exit(lost);
		}
	for (int i = 0, result; i < PROGRAMS; i++) {
		wait(&result);
		refused += (uint64_t)WEXITSTATUS(result);
	}
	assert_int_equal(read_folder(folder, ".open", &sum), 1);
	assert_int_equal(count_of(&sum, TALLY_CALL, 0, "made") + refused, PROGRAMS * EACH);
	tally_free(&sum);
}

/* ------------------------------------------------------------- calls that fail -- */

/* The n-th call that changes something fails, and from there on all of them if `cut`: the power is off. */
static struct {
	int calls, fails_at, error;
	bool cut;
	bool unsynced;        /* bytes were written that no fsync has brought to the disk */
	bool renamed_unsynced;
} system_calls;

static bool
fails(void)
{
	int call = ++system_calls.calls;
	bool now = system_calls.fails_at && (call == system_calls.fails_at || (system_calls.cut && call > system_calls.fails_at));
	if (now)
		errno = system_calls.error;
	return now;
}

int __real_openat(int, const char *, int, mode_t);
ssize_t __real_write(int, const void *, size_t);
int __real_fsync(int);
int __real_renameat(int, const char *, int, const char *);
int __real_unlinkat(int, const char *, int);
int __real_fchmod(int, mode_t);
int __wrap_openat(int, const char *, int, ...);
ssize_t __wrap_write(int, const void *, size_t);
int __wrap_fsync(int);
int __wrap_renameat(int, const char *, int, const char *);
int __wrap_unlinkat(int, const char *, int);
int __wrap_fchmod(int, mode_t);

int
__wrap_openat(int folder, const char *path, int flags, ...)
{
	return flags & O_CREAT && fails() ? -1 : __real_openat(folder, path, flags, 0640);
}

/* A disk that is nearly full takes half of it first. */
ssize_t
__wrap_write(int fd, const void *bytes, size_t size)
{
	if (fails())
		return -1;
	system_calls.unsynced = true;
	return __real_write(fd, bytes, size > 1 ? size / 2 : size);
}

int
__wrap_fsync(int fd)
{
	if (fails())
		return -1;
	system_calls.unsynced = false;
	return __real_fsync(fd);
}

int
__wrap_renameat(int from_folder, const char *from, int to_folder, const char *to)
{
	if (fails())
		return -1;
	system_calls.renamed_unsynced |= system_calls.unsynced;
	return __real_renameat(from_folder, from, to_folder, to);
}

int
__wrap_unlinkat(int folder, const char *path, int flags)
{
	return fails() ? -1 : __real_unlinkat(folder, path, flags);
}

int
__wrap_fchmod(int fd, mode_t mode)
{
	return fails() ? -1 : __real_fchmod(fd, mode);
}

static uint64_t
all_in(const char *folder)
{
	struct tally sum = {0};
	read_folder(folder, ".open", &sum);
	read_folder(folder, ".tally", &sum);
	uint64_t count = count_of(&sum, TALLY_END, 0, "left");
	assert_int_equal(count_of(&sum, TALLY_DROPPED, 0, "damaged"), 0);
	tally_free(&sum);
	return count;
}

/* At each call in turn: the counts of before or of after are there, and the next visit is kept as if nothing had been.
 * The second count closes a day. */
static void
fail_at_each_call(int error, bool cut)
{
	bool reached = true;
	for (int at = 1; reached; at++) {
		const char *folder = support_folder();
		assert_int_equal(keep_one(folder, "2026-11-23", TALLY_END, 0, "left"), STATUS_DONE);
		memset(&system_calls, 0, sizeof system_calls);
		system_calls.fails_at = at;
		system_calls.error = error;
		system_calls.cut = cut;
		enum status status = keep_one(folder, "2026-11-24", TALLY_END, 0, "left");
		reached = system_calls.calls >= at;
		assert_false(system_calls.renamed_unsynced);
		memset(&system_calls, 0, sizeof system_calls);
		assert_int_equal(status, reached ? STATUS_IO : STATUS_DONE);
		uint64_t there = all_in(folder);
		assert_in_range(there, 1, 2);
		assert_int_equal(keep_one(folder, "2026-11-24", TALLY_END, 0, "left"), STATUS_DONE);
		assert_int_equal(all_in(folder), there + 1);
	}
}

static void
a_full_disk_loses_nothing_that_was_kept(void **state)
{
	(void)state;
	fail_at_each_call(ENOSPC, false);
}

static void
a_power_cut_loses_nothing_that_was_kept(void **state)
{
	(void)state;
	fail_at_each_call(EIO, true);
}

static void
names_of_closed_days(void **state)
{
	static const char *const bad[] = {"", "2026-11-23", "2026-11-23.tally", "2026-11-23.abc.tally", "x.tally",
		"2026-02-30.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.tally",
		"2026-11-23.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeF.tally",
		"2026-11-23.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.tally.",
		"2026-11-23.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0.tally"};
	struct date day;
	char digest[65];
	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(tally_name_read(bad[i], &day, digest));
	assert_true(tally_name_read(
	    "2026-11-23.e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.tally", &day, digest));
	assert_int_equal(day.day, 23);
	assert_true(tally_name_matches(
	    "2026-11-23.e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.tally", "", 0));
	assert_false(tally_name_matches(
	    "2026-11-23.e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.tally", "x", 1));
}

/* Of all sizes around a block, the same as libcrypto's; and NIST's example of a message of 448 bits. */
static void
two_digests_are_one(void **state)
{
	char ours[SHA256_HEX], theirs[DIGEST_HEX], bytes[300];
	(void)state;
	sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, ours);
	assert_string_equal(ours, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	for (size_t size = 0; size <= sizeof bytes; size++) {
		for (size_t i = 0; i < size; i++)
			bytes[i] = (char)draw(256);
		struct digest *digest = digest_new();
		digest_add(digest, bytes, size);
		digest_end(digest, theirs);
		sha256_hex(bytes, size, ours);
		assert_string_equal(ours, theirs);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(merging_is_associative_and_commutative),
		cmocka_unit_test(adding_is_merging),
		cmocka_unit_test(only_good_keys_count),
		cmocka_unit_test(what_has_no_room_is_counted_as_dropped),
		cmocka_unit_test(a_text_comes_back),
		cmocka_unit_test(a_damaged_text_is_refused_or_says_itself),
		cmocka_unit_test(a_fault_is_named_by_line_and_field),
		cmocka_unit_test(a_head_of_another_form_is_not_written),
		cmocka_unit_test(a_day_is_added_to_and_closed_by_the_next),
		cmocka_unit_test(a_day_is_closed_without_a_count),
		cmocka_unit_test(equal_days_of_two_kiosks_differ),
		cmocka_unit_test(without_a_day_nothing_is_kept),
		cmocka_unit_test(the_oldest_days_go_and_are_counted),
		cmocka_unit_test(a_damaged_open_file_goes_and_is_counted),
		cmocka_unit_test(links_and_folders_are_left_alone),
		cmocka_unit_test(a_folder_that_cannot_be_written_is_an_error),
		cmocka_unit_test(the_group_can_read_whatever_the_umask),
		cmocka_unit_test(a_kill_loses_and_doubles_nothing),
		cmocka_unit_test(programs_count_side_by_side),
		cmocka_unit_test(a_full_disk_loses_nothing_that_was_kept),
		cmocka_unit_test(a_power_cut_loses_nothing_that_was_kept),
		cmocka_unit_test(names_of_closed_days),
		cmocka_unit_test(two_digests_are_one),
	};
	return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}
