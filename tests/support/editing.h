/* An editor's desk for tests: a copy of the small catalogue, and kalauz-data run on it as a program. Run from the
 * repository's folder; KALAUZ_BUILD has the program. Strings live until editing_clear. */
#ifndef EDITING_H
#define EDITING_H

#include <stdbool.h>

/* A new folder with a copy of tests/fixtures/small in it, which tests change. */
const char *editing_begin(void);

/* Runs "kalauz-data ARGUMENTS" by a shell, with English messages, and gives all that it says; $C is the catalogue, $D
 * the folder that it stands in. */
const char *editing_run(int *status, const char *arguments, ...) __attribute__((format(printf, 2, 3)));
/* Fails the test unless it ends with that status and says those words (NULL: any). */
const char *editing_expect(int status, const char *words, const char *arguments);

/* A shell's command with the same variables; fails the test unless it succeeds. */
void editing_shell(const char *command);

/* A file of the catalogue. */
const char *editing_read(const char *file);
void editing_write(const char *file, const char *text);
/* Puts one part of a file in the place of another; fails the test when it is not there. */
void editing_replace(const char *file, const char *old, const char *new);

/* Remembers the whole catalogue; whether it is still the same, byte for byte, with no file more or less. */
void editing_remember(void);
bool editing_is_unchanged(void);

void editing_clear(void);

#endif
