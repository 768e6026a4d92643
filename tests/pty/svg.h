/* A terminal's screen as an SVG picture: exact cells in any renderer. */
#ifndef SVG_H
#define SVG_H

#include <stdio.h>

#include "tests/pty/terminal.h"

/* Writes the screen in a small window frame with `title` (NULL: no frame).
 * Backgrounds, blocks and box lines are shapes; each word is placed by itself,
 * so that a font of another width doesn't move the next one. */
void svg_write(const struct terminal *, const char *title, FILE *);

#endif
