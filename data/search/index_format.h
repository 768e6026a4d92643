/* What search.db holds; shared by those who write it (search_index*) and those who read it.
 *
 *   meta     content_id, words, concepts among them, forms, and the first owner of each kind; seal: of all these
 *   lexicon  keys in order, some dozens a row: folded words, their stems, their sounds, parts of
 *            compounds; with the words that each may mean
 *   word     concepts, by name; then the catalogue's words, numbered in the order of their folded forms, so
 *            that those with one beginning lie together; and the owners in which each occurs, with the best field.
 *            Some dozens a row, each as what it shares with the one before, the rest of it, and its owners; or a part
 *            of the owners of one that has many. id: number * SEARCH_PARTS + part of the first one
 *   concept  of what kind each is
 *   form     what leads to concepts, in the order of the words
 *   owner    what can be found (of a life situation: all of it, or a bundle), with its texts as numbers of words, each followed by the concepts that it means
 *   brief    beginnings of one or two letters → owners that have them in a name or alias
 *
 * `seal` is of the row, so that one which is not as it was written is no answer. Nor is one that is missing: words,
 * concepts, forms and owners are numbered from 0 without a gap, and rows of word, lexicon and brief name the next one;
 * the first has the id 0, or the key "".
 *
 * Numbers in blobs are varints (seven bits a byte, the lowest first). */
#ifndef SEARCH_FORMAT_H
#define SEARCH_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where a word stands; what is stronger comes first. */
enum search_field {
	FIELD_NAME,
	FIELD_ALIAS,
	FIELD_ABOUT,     /* concepts that belong together */
	FIELD_COVERED,   /* names and aliases of documents that a service issues, of matters in it */
	FIELD_SUMMARY,
	FIELD_QUESTION,  /* that people ask */
	FIELD_BODY,      /* life situations, whom it is for, why people are sent back */
	SEARCH_FIELDS,
};

/* How a key leads to a word; what is better comes first. */
enum search_how {
	HOW_SAME,  /* the word itself, folded */
	HOW_STEM,
	HOW_SOUND,
	HOW_TAIL,  /* the last part of a compound, or a verb without its prefix */
	HOW_HEAD,  /* the first part */
	SEARCH_HOWS,
};

/* Where the text of a passage is kept in the catalogue. */
enum search_place {
	PLACE_TEXT,        /* a slot of the owner, in a language */
	PLACE_ALIAS,       /* an alias of the owner */
	PLACE_OTHER_TEXT,  /* of another thing */
	PLACE_OTHER_ALIAS,
	SEARCH_PLACES,
};

/* Of a form, beside the number of its parts. */
enum { FORM_NEGATED = 0x20, FORM_BEGINS = 0x40, FORM_PARTS = 0x1f, FORM_STEM_SHIFT = 7 /* a language's bit */ };

enum {
	SEARCH_WORDS_SIZE = 900,    /* bytes of one row of words, about */
	SEARCH_WORD_SIZE = 200,     /* bytes of a word; the rest of a longer one, to which no key leads, is left out */
	SEARCH_PARTS = 16,          /* rows of a word that many have */
	SEARCH_PART_SIZE = 48000,   /* bytes of one, about */
	SEARCH_KEY_WORDS = 4000,    /* to which one key leads */
	SEARCH_BLOCK_SIZE = 700,    /* bytes of one row of keys, about */
	SEARCH_TEXTS_SIZE = 60000,  /* bytes of one owner's texts; the weaker ones are left out */
	SEARCH_BRIEF_LETTERS = 2,
	SEARCH_BRIEF_OWNERS = 64,
	SEARCH_BRIEF_KEY = 1 + SEARCH_BRIEF_LETTERS * 4 + 1, /* bytes: a kind, a beginning, a NUL */
};

/* Reading: past the end, or where a number is too long, everything is 0 and `bad` is set. */
struct varints {
	const unsigned char *at, *end;
	bool bad;
};

static inline uint64_t
varint(struct varints *in)
{
	uint64_t value = 0;
	for (unsigned shift = 0; in->at < in->end && shift < 63; shift += 7) {
		unsigned char byte = *in->at++;
		value |= (uint64_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return value;
	}
	in->at = in->end;
	in->bad = true;
	return 0;
}

/* Writing, to a place with room for ten bytes; where the next one goes. */
static inline unsigned char *
put_varint(unsigned char *at, uint64_t value)
{
	for (; value >= 0x80; value >>= 7)
		*at++ = (unsigned char)(value | 0x80);
	*at++ = (unsigned char)value;
	return at;
}

#endif
