/* desk.db: what staff read, whole or not at all, and of this catalogue only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/catalogue.h"
#include "data/editor/commands/commands.h"
#include "data/query/db.h"
#include "data/staff_notes.h"
#include "tests/support/support.h"

#define SOURCES "tests/fixtures/small"

static struct arena arena;
static struct catalogue *catalogue;
static const char *file;

static const char *
in_folder(const char *name)
{
	return arena_strdup(&arena, support_path(name));
}

static int
build(const char *to, const char *desk)
{
	char *arguments[] = {"build", "-o", (char *)to, SOURCES, "--desk", (char *)desk, NULL};
	return build_command(desk ? 6 : 4, arguments);
}

static int
set_up(void **state)
{
	(void)state;
	file = in_folder("desk.db");
	return build(in_folder("catalogue.db"), file) ||
	    catalogue_open(&catalogue, in_folder("catalogue.db")) != STATUS_DONE;
}

static int
tear_down(void **state)
{
	(void)state;
	catalogue_close(catalogue);
	arena_free(&arena);
	return 0;
}

static int64_t
service(const char *name)
{
	int64_t id;
	assert_int_equal(catalogue_find(catalogue, "service", name, &id), STATUS_DONE);
	return id;
}

static enum status
check(const char *path, const char *content_id)
{
	struct desk *desk;
	enum status status = desk_open(&desk, path, content_id);
	if (status != STATUS_DONE)
		return status;
	status = desk_check(desk, NULL, NULL);
	desk_close(desk);
	return status;
}

static void
test_notes_and_practice(void **state)
{
	struct staff_notes notes;
	struct desk *desk;
	(void)state;
	assert_int_equal(desk_open(&desk, file, catalogue_content_id(catalogue)), STATUS_DONE);
	assert_int_equal(staff_notes_of(desk, &arena, service("lakcim"), &notes), STATUS_DONE);
	assert_int_equal(notes.count, 3);
	assert_int_equal(notes.items[0].kind, STAFF_NOTE);
	assert_string_equal(notes.items[0].text, "Csak az ügyintézőnek.");
	assert_int_equal(notes.items[1].kind, STAFF_PRACTICE);
	assert_string_equal(notes.items[1].text, "A tulajdoni lapot minden hivatal maga nézi meg.");
	assert_string_equal(notes.items[2].text, "A régi lakcímkártyát átlyukasztva adjuk vissza.");
	assert_int_equal(staff_notes_of(desk, &arena, service("parkolas"), &notes), STATUS_DONE);
	assert_int_equal(notes.count, 0);
	assert_int_equal(staff_notes_of(desk, &arena, 1, &notes), STATUS_CORRUPT);
	desk_close(desk);
}

static void
test_same_sources_same_bytes(void **state)
{
	size_t size, again;
	(void)state;
	assert_int_equal(build(in_folder("again.db"), in_folder("desk-again.db")), EXIT_SUCCESS);
	char *one = support_read(file, &size), *two = support_read(in_folder("desk-again.db"), &again);
	assert_int_equal(size, again);
	assert_memory_equal(one, two, size);
	free(one);
	free(two);
}

static void
test_without_the_option_there_is_none(void **state)
{
	(void)state;
	support_remove(in_folder("alone"));
	assert_int_equal(mkdir(in_folder("alone"), 0777), 0);
	assert_int_equal(build(in_folder("alone/catalogue.db"), NULL), EXIT_SUCCESS);
	assert_int_not_equal(access(in_folder("alone/desk.db"), F_OK), 0);
	assert_int_not_equal(build(in_folder("alone/both.db"), in_folder("alone/both.db")), EXIT_SUCCESS);
}

static void
test_it_is_of_one_catalogue(void **state)
{
	(void)state;
	assert_int_equal(check(file, NULL), STATUS_DONE);
	assert_int_equal(check(file, catalogue_content_id(catalogue)), STATUS_DONE);
	assert_int_equal(check(file, "00"), STATUS_FOREIGN);
	assert_int_equal(check(in_folder("none.db"), NULL), STATUS_ABSENT);
	assert_int_equal(check(in_folder("catalogue.db"), NULL), STATUS_FOREIGN);
}

/* A copy in which bytes of the header are others: application_id at 68, user_version at 60. */
static enum status
with_header(size_t at, unsigned char value)
{
	size_t size;
	char *bytes = support_read(file, &size);
	bytes[at] = (char)value;
	support_write(support_path("other.db"), bytes, size);
	free(bytes);
	return check(support_path("other.db"), NULL);
}

static void
test_other_kinds_and_later_formats(void **state)
{
	(void)state;
	assert_int_equal(with_header(68, 'X'), STATUS_FOREIGN);
	assert_int_equal(with_header(63, DESK_SCHEMA + 1), STATUS_UNKNOWN);
}

/* A file of the same rows after some statement. */
static enum status
after(const char *sql)
{
	const char *path = support_path("changed.db");
	sqlite3 *db;
	support_copy(file, path);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	return check(path, NULL);
}

/* Every row in turn is damaged by tests/faults/damaged_rows; here what the whole file must notice. */
static void
test_every_change_is_found(void **state)
{
	static const char *const changes[] = {
		"UPDATE note SET text = text || '!' WHERE position = 1",
		"DELETE FROM note WHERE position = 1",
		"DELETE FROM note",
		"DELETE FROM service WHERE rows = 0",
		"DELETE FROM service",
		"INSERT INTO note VALUES (5, 'note', 0, 'x')",
		"INSERT INTO service VALUES (5, 0, 0)",
		"UPDATE meta SET value = '00' WHERE key = 'content_id'",
		"UPDATE note SET position = position + 1 WHERE kind = 'note'",
		"UPDATE note SET service = (SELECT id FROM service WHERE rows = 0) WHERE text LIKE 'Csak%'",
	};
	(void)state;
	assert_int_equal(after("SELECT 1"), STATUS_DONE);
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
		if (after(changes[i]) != STATUS_CORRUPT)
			fail_msg("not noticed: %s", changes[i]);
}

static void
test_cut_files(void **state)
{
	size_t size;
	char *bytes = support_read(file, &size);
	(void)state;
	for (size_t cut = 0; cut < size; cut += 1000) {
		support_write(support_path("cut.db"), bytes, cut);
		assert_int_not_equal(check(support_path("cut.db"), NULL), STATUS_DONE);
	}
	free(bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_notes_and_practice),
		cmocka_unit_test(test_same_sources_same_bytes),
		cmocka_unit_test(test_without_the_option_there_is_none),
		cmocka_unit_test(test_it_is_of_one_catalogue),
		cmocka_unit_test(test_other_kinds_and_later_formats),
		cmocka_unit_test(test_every_change_is_found),
		cmocka_unit_test(test_cut_files),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
