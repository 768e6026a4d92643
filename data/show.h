/* `kalauz-data list` and `show`: what visitors would read, as plain text. */
#ifndef SHOW_H
#define SHOW_H

/* argv[0] is the command's name. They return an exit status. */
int list_command(int argc, char **argv);
int show_command(int argc, char **argv);

#endif
