#include "tests/support/editing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "data/arena.h"
#include "tests/support/support.h"

enum { MOST = 1 << 20 };

static struct arena arena;
static const char *root;

static int
shell(const char *command)
{
	int result = system(arena_printf(&arena, "C=%s/c D=%s; %s", root, root, command));
	return WIFEXITED(result) ? WEXITSTATUS(result) : -1;
}

const char *
editing_begin(void)
{
	root = support_folder();
	assert_int_equal(shell("cp -r tests/fixtures/small $C"), 0);
	return root;
}

const char *
editing_run(int *status, const char *arguments, ...)
{
	char *said = arena_alloc(&arena, MOST), *words = NULL;
	const char *build = getenv("KALAUZ_BUILD");
	va_list values;
	va_start(values, arguments);
	if (vasprintf(&words, arguments, values) < 0)
		abort();
	va_end(values);
	FILE *pipe = popen(arena_printf(&arena, "C=%s/c D=%s; export LC_ALL=en_US.UTF-8; { %s/kalauz-data %s ; } 2>&1 </dev/null", root,
	    root, build ? build : "build", words), "r");
	free(words);
	assert_non_null(pipe);
	said[fread(said, 1, MOST - 1, pipe)] = '\0';
	int result = pclose(pipe);
	*status = WIFEXITED(result) ? WEXITSTATUS(result) : -1;
	return said;
}

const char *
editing_expect(int expected, const char *words, const char *arguments)
{
	int status;
	const char *said = editing_run(&status, "%s", arguments);
	if (status != expected || (words && !strstr(said, words)))
		fail_msg("kalauz-data %s: status %d, \"%s\" should be in:\n%s", arguments, status, words ? words : "", said);
	return said;
}

void
editing_shell(const char *command)
{
	if (shell(command))
		fail_msg("%s", command);
}

static const char *
path_of(const char *file)
{
	return arena_printf(&arena, "%s/c/%s", root, file);
}

const char *
editing_read(const char *file)
{
	char *bytes = support_read(path_of(file), NULL);
	if (!bytes)
		fail_msg("there is no %s", file);
	const char *text = arena_strdup(&arena, bytes);
	free(bytes);
	return text;
}

void
editing_write(const char *file, const char *text)
{
	support_write(path_of(file), text, strlen(text));
}

void
editing_replace(const char *file, const char *old, const char *new)
{
	const char *text = editing_read(file), *found = strstr(text, old);
	if (!found)
		fail_msg("%s: there is no \"%s\"", file, old);
	editing_write(file, arena_printf(&arena, "%.*s%s%s", (int)(found - text), text, new, found + strlen(old)));
}

void
editing_remember(void)
{
	editing_shell("rm -rf $D/before && cp -rp $C $D/before");
}

bool
editing_is_unchanged(void)
{
	return shell("diff -r --no-dereference $D/before $C") == 0;
}

void
editing_clear(void)
{
	arena_free(&arena);
}
