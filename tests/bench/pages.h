/* A catalogue as static HTML, for the text browsers that we measure beside us. */
#ifndef PAGES_H
#define PAGES_H

#include <stdbool.h>

enum { PAGES_NAME = 256 };

/* Writes FOLDER/index.html, a list of links in the order of `kalauz-data list`,
 * and FOLDER/ID.html with the words of `kalauz-data show` for each service.
 * `first` becomes the first link's words. A folder that is newer than both the
 * catalogue and kalauz-data is left as it is. False, reported, when it can't. */
bool pages_export(const char *kalauz_data, const char *catalogue, const char *folder,
    char first[PAGES_NAME]);

#endif
