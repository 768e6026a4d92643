/* The commands "index" and "search". */
#ifndef SEARCH_COMMAND_H
#define SEARCH_COMMAND_H

int index_command(int argc, char **argv);
int search_command(int argc, char **argv);

#endif
