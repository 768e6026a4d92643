/* kalauz-data pot: the template for translators. */
#ifndef POT_H
#define POT_H

int pot_command(int argc, char **argv);

#endif
