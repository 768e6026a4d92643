/* The commands of kalauz-data that look into a catalogue's file. */
#ifndef SHOW_H
#define SHOW_H

/* argv[0] is the command's name. They return an exit status. */
int list_command(int argc, char **argv);
int show_command(int argc, char **argv);
int questions_command(int argc, char **argv);
int papers_command(int argc, char **argv);
int graph_command(int argc, char **argv);

#endif
