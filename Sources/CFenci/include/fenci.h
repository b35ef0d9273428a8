/* Fenci: Chinese word segmentation and key phrases, the C interface.
 *
 *   fenci_lexicon *lexicon;
 *   fenci_segmenter *segmenter;
 *   fenci_lexicon_standard(&lexicon);
 *   fenci_segmenter_options options = {.method = FENCI_METHOD_PROBABILITY};
 *   fenci_segmenter_create(lexicon, NULL, &options, &segmenter);
 *   fenci_token tokens[64];
 *   size_t count;
 *   fenci_segment(segmenter, text, strlen(text), FENCI_UNIT_UTF8, tokens, 64, &count);
 *   fenci_close(segmenter);
 *   fenci_close(lexicon);
 *
 * TEXT is UTF-8 with a length in bytes. It may hold NUL bytes and need not be valid: a text is never
 * an error. A text of length 0 may be NULL. No function keeps a pointer to a text after it returns.
 *
 * HANDLES are the pointers to the incomplete types below. A function that makes a handle writes it to
 * its last parameter but the error, or writes NULL there if it fails. The caller owns the handle and
 * passes it to fenci_close once. A handle keeps alive what it was made from, so handles may be closed in
 * any order. To use a handle after fenci_close, or to close it twice, is undefined, as it is after free().
 *
 * THREADS. Any number of threads may use one handle at the same time, except a
 * fenci_user_dictionary, which one thread at a time may use. No thread may use a handle while another
 * one closes it. No function calls back or keeps state between calls.
 *
 * ERRORS. A function that can fail returns a fenci_status, and FENCI_OK is 0. A NULL handle or a NULL
 * output, an offset array that is not ascending, an enumeration value that this header does not have, and a
 * length or count above PTRDIFF_MAX are FENCI_INVALID_ARGUMENT: then the function has no other effect
 * than to set its outputs to NULL or 0. Memory that runs out ends the program.
 *
 * ARRAYS OF THE CALLER. A function that fills an array takes its capacity and writes the number of
 * elements that the answer has to `count`. If that is larger than the capacity, only the first elements
 * were written: this is no error. The array may be NULL if its capacity is 0.
 *
 * VERSIONS. Functions, enumeration values and the layout of structures stay as they are within a major
 * version. A minor version may add functions, enumeration values and structures.
 */
#ifndef FENCI_H
#define FENCI_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this interface: major * 1000000 + minor * 1000 + patch. */
#define FENCI_VERSION 1000000

/* The FENCI_VERSION that the library was compiled with. A program can use the library if the major
 * versions are equal and the library's minor version is not lower. */
uint32_t fenci_version(void);

/* ---- Status ---- */

typedef enum fenci_status {
  FENCI_OK = 0,
  /* An argument that no call may pass; see ERRORS above. */
  FENCI_INVALID_ARGUMENT = 1,
  /* An image of a lexicon or model is damaged or has another version. */
  FENCI_INVALID_IMAGE = 2,
  /* A line of a user dictionary is malformed. */
  FENCI_INVALID_LINE = 3,
  /* A word of a user dictionary cannot be an entry. */
  FENCI_INVALID_ENTRY = 4,
  /* The operation needs a table that the lexicon was compiled without. */
  FENCI_MISSING_TABLE = 5
} fenci_status;

/* What went wrong, in memory of the caller. A function that fails sets both members, and a function that
 * succeeds sets the code to FENCI_OK and the message to "". Every parameter of this type may be NULL. */
typedef struct fenci_error {
  fenci_status code;
  /* UTF-8, ends with NUL. A longer message is cut between two characters. */
  char message[508];
} fenci_error;

/* The name of a status, such as "invalid image". The string is static. It is "unknown status" for a
 * value that is not in fenci_status. */
const char *fenci_status_name(fenci_status status);

/* ---- Handles ---- */

typedef struct fenci_lexicon fenci_lexicon;                 /* A dictionary. */
typedef struct fenci_model fenci_model;                     /* The weights of the trained method. */
typedef struct fenci_user_dictionary fenci_user_dictionary; /* Changes to a lexicon. */
typedef struct fenci_segmenter fenci_segmenter;             /* Lexicon, method and granularity. */
typedef struct fenci_extractor fenci_extractor;             /* Lexicon and method of key phrases. */
typedef struct fenci_keyphrases fenci_keyphrases;           /* The key phrases of texts. */
typedef struct fenci_repair fenci_repair;                   /* A text after repair. */

/* Closes a handle of any type and frees what it owns. NULL is ignored. */
void fenci_close(const void *handle);

/* ---- Lexicons and models ---- */

/* Opens the standard lexicon, which is part of the library and read in place. Constant time.
 * A library without embedded data, such as the one for web pages, does not have this function. */
fenci_status fenci_lexicon_standard(fenci_lexicon **lexicon);

/* Opens a compiled image of a lexicon (`fenci lexicon compile`). The bytes are validated and copied. O(n).
 * Fails with FENCI_INVALID_IMAGE. */
fenci_status fenci_lexicon_open(
    const void *bytes, size_t length, fenci_lexicon **lexicon, fenci_error *error);

/* Opens the standard model, as fenci_lexicon_standard does. */
fenci_status fenci_model_standard(fenci_model **model);

/* Opens an image of a model (`fenci train model`), as fenci_lexicon_open does. */
fenci_status fenci_model_open(
    const void *bytes, size_t length, fenci_model **model, fenci_error *error);

/* ---- User dictionaries ---- */

/* Makes a user dictionary without words. One thread at a time may use it. */
fenci_status fenci_user_dictionary_create(fenci_user_dictionary **dictionary);

/* The count of a forced word, which wins before any method runs. */
#define FENCI_NO_COUNT (-1)

/* Inserts a word. `count` tells how often it occurs, on the scale of the lexicon's counts, or is
 * FENCI_NO_COUNT. `tag` is the part of speech, which ends with NUL; NULL or "" keeps that of the lexicon.
 * Fails with FENCI_INVALID_ENTRY if the word is blank, longer than 63 characters or not valid UTF-8, or
 * if the tag has white space. A count below FENCI_NO_COUNT is FENCI_INVALID_ARGUMENT. */
fenci_status fenci_user_dictionary_insert(
    fenci_user_dictionary *dictionary, const char *word, size_t length, ptrdiff_t count,
    const char *tag, fenci_error *error);

/* Removes a word from the lexicons that the dictionary is applied to. Fails like an insertion. */
fenci_status fenci_user_dictionary_remove(
    fenci_user_dictionary *dictionary, const char *word, size_t length, fenci_error *error);

/* Inserts the words of a file, one a line: `word`, `word count tag` or `word tag`, in the format of the
 * command's --user-words. `name` is the name of the file for messages and ends with NUL. All lines
 * without a problem are inserted. `problem_count` may be NULL.
 * Fails with FENCI_INVALID_LINE if a line has a problem; then the error has the first one. */
fenci_status fenci_user_dictionary_insert_lines(
    fenci_user_dictionary *dictionary, const char *bytes, size_t length, const char *name,
    size_t *problem_count, fenci_error *error);

/* All problems of the last fenci_user_dictionary_insert_lines, one a line: `name:line: problem`. The text
 * ends with NUL, is "" if there are none, and belongs to the dictionary: it is valid until the next call
 * that inserts lines, or until the dictionary is closed. NULL if the dictionary is NULL. */
const char *fenci_user_dictionary_problems(const fenci_user_dictionary *dictionary);

/* Makes a lexicon with the changes of a user dictionary. Neither argument changes, and later changes of the
 * dictionary do not change the result. Fails with FENCI_INVALID_ENTRY or FENCI_INVALID_LINE if the
 * lexicon has no room for the characters or the tag of a word. O(size of the lexicon). */
fenci_status fenci_lexicon_apply(
    const fenci_lexicon *lexicon, const fenci_user_dictionary *dictionary,
    fenci_lexicon **applied, fenci_error *error);

/* ---- Segmenters ---- */

/* How the boundaries between words are found. The article ChoosingASegmenter.md compares them. */
typedef enum fenci_method {
  /* TRAINED for words and phrases, PROBABILITY for search and all words. */
  FENCI_METHOD_STANDARD = 0,
  FENCI_METHOD_FORWARD = 1,
  FENCI_METHOD_BACKWARD = 2,
  FENCI_METHOD_BIDIRECTIONAL = 3,
  FENCI_METHOD_MMSEG = 4,
  FENCI_METHOD_PROBABILITY = 5,
  /* Needs a model. */
  FENCI_METHOD_TRAINED = 6
} fenci_method;

/* The size of the tokens. */
typedef enum fenci_granularity {
  FENCI_GRANULARITY_WORDS = 0,
  /* Phrases of the lexicon, and a number with its unit, are one token. */
  FENCI_GRANULARITY_PHRASES = 1,
  /* Words and the shorter words inside them, for an index and its queries. Tokens overlap. */
  FENCI_GRANULARITY_SEARCH = 2,
  /* All words of the lexicon that occur in the text. Tokens overlap. */
  FENCI_GRANULARITY_ALL = 3
} fenci_granularity;

/* Whether a personal name is one word or two. SPLIT needs the trained method. */
typedef enum fenci_names { FENCI_NAMES_JOINED = 0, FENCI_NAMES_SPLIT = 1 } fenci_names;

/* Where parts of speech come from. */
typedef enum fenci_tagging {
  /* Each word has the tag of the lexicon. */
  FENCI_TAGGING_LEXICON = 0,
  /* The model decides by context, with the trained method; otherwise as LEXICON. Slower. */
  FENCI_TAGGING_CONTEXT = 1
} fenci_tagging;

/* A structure of zeros has the defaults. */
typedef struct fenci_segmenter_options {
  fenci_method method;
  fenci_granularity granularity;
  fenci_names names;
  fenci_tagging tagging;
} fenci_segmenter_options;

/* Makes a segmenter. `options` may be NULL, which means the defaults. `model` may be NULL unless the
 * method is TRAINED, or is STANDARD at words or phrases: then NULL is FENCI_INVALID_ARGUMENT. */
fenci_status fenci_segmenter_create(
    const fenci_lexicon *lexicon, const fenci_model *model,
    const fenci_segmenter_options *options, fenci_segmenter **segmenter);

/* What an offset counts. An invalid sequence of bytes counts as the U+FFFD that a decoder puts in its place:
 * one for each maximal part of a character (Unicode, section 3.9), as in Python and in browsers. An
 * offset inside such a part counts the whole of it. */
typedef enum fenci_unit {
  /* Bytes: the only unit that costs nothing. */
  FENCI_UNIT_UTF8 = 0,
  /* Units of UTF-16, as in JavaScript and Java. */
  FENCI_UNIT_UTF16 = 1,
  /* Code points, as in Python. */
  FENCI_UNIT_CODE_POINT = 2
} fenci_unit;

/* The kind of a token, by its characters. */
typedef enum fenci_token_kind {
  FENCI_KIND_WORD = 0,
  FENCI_KIND_NUMBER = 1,
  FENCI_KIND_LETTERS = 2,
  FENCI_KIND_ADDRESS = 3,
  FENCI_KIND_PUNCTUATION = 4,
  FENCI_KIND_SYMBOL = 5,
  FENCI_KIND_SPACE = 6,
  FENCI_KIND_LINE_BREAK = 7,
  /* Bytes that are not valid UTF-8. */
  FENCI_KIND_INVALID = 8
} fenci_token_kind;

/* Flags of a token. */
#define FENCI_TOKEN_KNOWN 1     /* The token is an entry of the lexicon. */
#define FENCI_TOKEN_STOP_WORD 2 /* The lexicon has it as a stop word of key phrases, such as 的. */

/* A token of a text. Unless they overlap, tokens cover the text: each starts where the one before ends. */
typedef struct fenci_token {
  size_t start, end;
  /* The part of speech, see fenci_tag_name. 0 if it is not known. */
  uint16_t tag;
  /* A fenci_token_kind. */
  uint8_t kind;
  /* FENCI_TOKEN_KNOWN and others. */
  uint8_t flags;
} fenci_token;

/* The name of a tag of this segmenter, such as "n" for a noun; "" for 0. The string ends with NUL and lives
 * as long as the segmenter. NULL if there is no such tag: tags are numbered without gaps. */
const char *fenci_tag_name(const fenci_segmenter *segmenter, uint16_t tag);

/* Writes the tokens of a text, in the order of their starts. O(n). A text has at most `length` tokens,
 * unless they overlap. */
fenci_status fenci_segment(
    const fenci_segmenter *segmenter, const char *text, size_t length, fenci_unit unit,
    fenci_token *tokens, size_t capacity, size_t *count);

/* TEXTS IN A BATCH are one array of bytes, and an array of `text_count` + 1 ascending offsets into
 * it: text i has the bytes offsets[i] to offsets[i + 1]. Texts do not influence each other. Batches spare
 * short texts the working memory that each call needs. Offsets of tokens count from the start of their
 * own text. `counts` receives the number of tokens of each text, also where `capacity` is too small, and
 * may be NULL; it has `text_count` elements. */

/* Writes the tokens of many texts, one text after the other. */
fenci_status fenci_segment_batch(
    const fenci_segmenter *segmenter, const char *texts, const size_t *offsets, size_t text_count,
    fenci_unit unit, fenci_token *tokens, size_t capacity, size_t *counts, size_t *count);

/* Writes only the ends of the tokens, which is the fastest way to segment. Where tokens overlap, the ends
 * do not tell the starts. */
fenci_status fenci_boundaries_batch(
    const fenci_segmenter *segmenter, const char *texts, const size_t *offsets, size_t text_count,
    fenci_unit unit, size_t *ends, size_t capacity, size_t *counts, size_t *count);

/* How a token is spelt. */
typedef enum fenci_form {
  /* As in the text. */
  FENCI_FORM_SURFACE = 0,
  /* As in the lexicon: 創(chuàng)新 is 创新. */
  FENCI_FORM_NORMALIZED = 1
} fenci_form;

/* Writes the tokens of each text with the byte `separator` between them and the byte `terminator` after
 * the last one: the fastest way to all words as strings in a language that splits strings quickly. Choose
 * two bytes below 0x80 that no text has. A text without tokens is a terminator alone. `length` receives
 * the number of bytes of the whole answer: for surfaces that do not overlap, no more than twice the bytes of
 * the texts and one for each text. */
fenci_status fenci_words_batch(
    const fenci_segmenter *segmenter, const char *texts, const size_t *offsets, size_t text_count,
    fenci_form form, char separator, char terminator, char *bytes, size_t capacity, size_t *length);

/* ---- Key phrases ---- */

/* How candidates are scored. */
typedef enum fenci_ranking { FENCI_RANKING_TFIDF = 0, FENCI_RANKING_TEXTRANK = 1 } fenci_ranking;

/* Whether damage of a text is repaired before its key phrases are found. */
typedef enum fenci_damage {
  FENCI_DAMAGE_KEPT = 0,
  /* See fenci_repair_text. Ranges are those of the text as it was passed. */
  FENCI_DAMAGE_REPAIRED = 1
} fenci_damage;

/* Makes an extractor of key phrases. O(size of the lexicon's tables). */
fenci_status fenci_extractor_create(
    const fenci_lexicon *lexicon, fenci_ranking ranking, fenci_damage damage,
    fenci_extractor **extractor);

typedef struct fenci_range { size_t start, end; } fenci_range;

/* The factor of a score that a feature belongs to. */
typedef enum fenci_factor { FENCI_FACTOR_TERMHOOD = 0, FENCI_FACTOR_SALIENCE = 1 } fenci_factor;

/* One feature of a score. It adds value * weight to its factor. */
typedef struct fenci_contribution {
  double value;
  double weight;
  /* UTF-8, ends with NUL. */
  const char *feature;
  fenci_factor factor;
} fenci_contribution;

/* A key phrase. All pointers are valid as long as its fenci_keyphrases. */
typedef struct fenci_keyphrase {
  /* From 0 to 1. With TF-IDF it is x / (1 + x), where x is termhood times salience. */
  double score;
  /* The probability that the phrase is a term, whatever the text. */
  double termhood;
  /* How much the text is about the phrase. */
  double salience;
  /* The most common spelling in the text, and the normalized form. UTF-8, both end with NUL. */
  const char *phrase, *word;
  size_t phrase_length, word_length;
  /* All occurrences in the text, in ascending order. */
  const fenci_range *occurrences;
  size_t occurrence_count;
  const fenci_contribution *contributions;
  size_t contribution_count;
} fenci_keyphrase;

/* Finds the `top` best key phrases of each text of a batch. One text is a batch of one. O(n log n). */
fenci_status fenci_extract(
    const fenci_extractor *extractor, const char *texts, const size_t *offsets, size_t text_count,
    size_t top, fenci_unit unit, fenci_keyphrases **keyphrases);

/* The key phrases of a text of the batch, best first. The array belongs to the handle. If the handle is
 * NULL or has no such text, the answer is NULL and the count 0. `count` may be NULL. */
const fenci_keyphrase *fenci_keyphrases_of(
    const fenci_keyphrases *keyphrases, size_t text, size_t *count);

/* ---- Repair ---- */

/* A change that repairs a text. Pointers are valid as long as its fenci_repair. */
typedef struct fenci_edit {
  /* The probability that the change is right, from 0 to 1. */
  double confidence;
  /* The bytes that were replaced, as a range of the original. */
  fenci_range range;
  /* What replaced them: UTF-8, ends with NUL. */
  const char *replacement;
  size_t replacement_length;
  /* The kind of damage, such as "annotation" or "shiftedRun": static, ends with NUL. */
  const char *kind;
} fenci_edit;

/* A repaired text. Pointers are valid as long as its fenci_repair. */
typedef struct fenci_repaired_text {
  /* The text after repair, with a NUL after it. */
  const char *text;
  size_t length;
  /* All changes, in the order of the text. */
  const fenci_edit *edits;
  size_t edit_count;
} fenci_repaired_text;

/* Repairs damage of a text: pinyin that was put between its bytes, bytes that were lost, UTF-8 that was read
 * as another encoding. A text without damage stays as it is and has no edits. O(n). */
fenci_status fenci_repair_text(
    const fenci_lexicon *lexicon, const char *text, size_t length, fenci_unit unit,
    fenci_repair **repair);

/* The repaired text. The structure belongs to the handle. NULL if the handle is NULL. */
const fenci_repaired_text *fenci_repaired(const fenci_repair *repair);

/* Replaces ranges of the repaired text by the ranges of the original that they came from, both in the unit of
 * fenci_repair_text. A range that begins or ends inside a replacement gets the whole of it. A range that
 * is not inside the repaired text, or that ends before it starts, is FENCI_INVALID_ARGUMENT, and then no
 * range changes. O(log n) for each range. */
fenci_status fenci_original_ranges(
    const fenci_repair *repair, fenci_range *ranges, size_t count);

#ifdef __cplusplus
}
#endif

#endif
