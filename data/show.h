/* `kalauz-data list` and `show`: what visitors would read, as plain text. */
#ifndef SHOW_H
#define SHOW_H

#include <stdbool.h>

/* argv[0] is the command's name. They return an exit status. */
/* Whether pages can be shown in the language; reported when not. */
bool show_language(const char *lang);

int list_command(int argc, char **argv);
int show_command(int argc, char **argv);

#endif
