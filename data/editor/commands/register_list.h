/* `kalauz-data list --register`: what is in a register of the sources. */
#ifndef REGISTER_LIST_H
#define REGISTER_LIST_H

/* As a command does; argv has "--register NAME [--lang L] [DIR]". */
int register_list(int argc, char **argv);

#endif
