/* Text from anywhere in JSON. */
#ifndef JSON_TEXT_H
#define JSON_TEXT_H

#include <jansson.h>

/* Bytes that are not UTF-8 have no place in JSON: then a question mark stands for each that is not ASCII. */
json_t *json_text(const char *);

#endif
