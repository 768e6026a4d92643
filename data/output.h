/* What a program prints arrives, or the program says that it did not. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>

/* At the start of a program: makes sure that no file which is opened later takes the place of a closed standard
 * input, output or error, and that a limit of the file size is an error, not the end. */
void output_begin(void);

/* At the end of a program: writes out and closes what was printed. False: not all of it has arrived, and errno says
 * why (0: not known any more); the program says so and ends with 1. */
bool output_end(void);

#endif
