/* kalauz-data build: sources into the replica. */
#ifndef BUILD_H
#define BUILD_H

int build_command(int argc, char **argv);

#endif
