/* Numbers as Hungarian words: "huszonnyolcezer-ötszáz", "hatéves". Pure. */
#ifndef NUMERALS_H
#define NUMERALS_H

/* The number that a word, in small letters, is; 0: it is none. */
long numeral_read(const char *word);

/* The same of "tizenhatodik". */
long numeral_read_ordinal(const char *word);

#endif
