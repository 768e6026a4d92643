/* Every limit on what comes from outside, in one place. */
#ifndef LIMITS_H
#define LIMITS_H

#define LIMIT_FILE_SIZE      (1024 * 1024) /* bytes of one YAML source */
#define LIMIT_NUMBERS_SIZE   (32 * 1024 * 1024) /* bytes of numbers.yaml */
#define LIMIT_PO_SIZE        (256 * 1024 * 1024)
#define LIMIT_DEPTH          16  /* nesting in a YAML source */
#define LIMIT_NODES          100000 /* values in one YAML source */
#define LIMIT_FILES          50000
#define LIMIT_KEYS           100  /* keys of one map */
#define LIMIT_FAULTS         10000 /* reported one by one */
#define LIMIT_TRANSLATION    1000 /* characters of a translation */
#define LIMIT_ID             60  /* characters from here on */
#define LIMIT_STRING         200
#define LIMIT_TEXT           400
#define LIMIT_URL            300
#define LIMIT_TITLE          600  /* of a matter, as the law words it */
#define LIMIT_SET            20  /* alternatives, and papers of one */
#define LIMIT_OPTIONS        16
#define LIMIT_CONDITION      64  /* terms of one condition */
#define LIMIT_CLAUSE         1000 /* bytes of one of its lines */
#define LIMIT_LIST           200 /* entries of a list within a service */
#define LIMIT_CONCEPT_FORMS  400 /* words of a concept in one language */
#define LIMIT_CONCEPT_FORM   60
#define LIMIT_CONCEPT_WORDS  6   /* of one form */
#define LIMIT_TAG            6   /* concepts that something is about at once */
#define LIMIT_LETTER         40  /* paragraphs of a sample letter */
#define LIMIT_PRACTICE       20  /* of a service: how all offices do it */
#define LIMIT_NOTES          8   /* of a requirement, that hold in some cases */
#define LIMIT_INSTEAD        4   /* where else to go */
#define LIMIT_BUNDLES        20  /* of a life situation */
#define LIMIT_BUNDLE         12  /* services that go together */
#define LIMIT_DAYS_OFF       60  /* special days of a year */
#define LIMIT_AMOUNT         100000000 /* Ft */
#define LIMIT_DAYS           1000
#define LIMIT_AGE            366
#define LIMIT_COUNT          20
#define LIMIT_NUMBER         999999 /* permanent, of one thing */
#define LIMIT_SLOTS          4096 /* texts of one owner, numbered from 0 */
#define LIMIT_SPLITS         20000 /* cases told apart in one judgement */
#define LIMIT_CELL           (64 * 1024) /* bytes of one value or row of a replica or an index */
#define LIMIT_QUERY          1000 /* bytes of a search that are read */
#define LIMIT_QUERY_WORDS    16
#define LIMIT_INDEX_WORDS    4000000
#define LIMIT_INDEX_CONCEPTS 10000
#define LIMIT_INDEX_FORMS    1000000 /* words that mean one */
#define LIMIT_INDEX_OWNERS   1000000
#define LIMIT_CONF_FILE      (64 * 1024) /* bytes of a configuration file */
#define LIMIT_CONF_LINE      1024
#define LIMIT_CONF_KEYS      32
#define LIMIT_TALLY_LINES    4096 /* counts of one day's file */
#define LIMIT_TALLY_COUNT    1000000 /* of one line */
#define LIMIT_TALLY_WORD     60 /* bytes */
#define LIMIT_TALLY_SIZE     (512 * 1024) /* bytes of one day's file */
#define LIMIT_TALLY_FILES    120 /* closed days that wait */
#define LIMIT_GRAPH          400 /* nodes that are drawn of one flow */
#define LIMIT_GRAPH_OPTIONS  6   /* of a question, up to which all sets of answers are drawn */

#endif
