/* The commands of kalauz-data, each in the file of its name. */
#ifndef COMMANDS_H
#define COMMANDS_H

/* argv[0] is the command's name. They return an exit status. */
int amounts_command(int argc, char **argv);
int build_command(int argc, char **argv);
int check_command(int argc, char **argv);
int diff_command(int argc, char **argv);
int feedback_command(int argc, char **argv);
int graph_command(int argc, char **argv);
int index_command(int argc, char **argv);
int lint_command(int argc, char **argv);
int links_command(int argc, char **argv);
int list_command(int argc, char **argv);
int migrate_command(int argc, char **argv);
int new_command(int argc, char **argv);
int number_command(int argc, char **argv);
int papers_command(int argc, char **argv);
int pot_command(int argc, char **argv);
int probes_command(int argc, char **argv);
int preview_command(int argc, char **argv);
int questions_command(int argc, char **argv);
int rename_command(int argc, char **argv);
int review_command(int argc, char **argv);
int search_command(int argc, char **argv);
int show_command(int argc, char **argv);
int spoken_command(int argc, char **argv);
int translations_command(int argc, char **argv);

#endif
