#include "fenci.h"

// Bindings that do not compile the header rely on these sizes.
#define WORD sizeof(size_t)
static_assert(sizeof(fenci_status) == 4, "an enumeration has 32 bits");
static_assert(sizeof(fenci_error) == 512, "a code and 508 bytes");
static_assert(sizeof(fenci_segmenter_options) == 16, "four enumerations");
static_assert(sizeof(fenci_token) == 2 * WORD + (WORD > 4 ? WORD : 4), "two offsets and 32 bits");
static_assert(sizeof(fenci_range) == 2 * WORD, "two offsets");
static_assert(sizeof(fenci_contribution) == 16 + 2 * WORD, "two numbers, a pointer, a factor");
static_assert(sizeof(fenci_keyphrase) == 24 + 8 * WORD, "three numbers, eight words");
static_assert(sizeof(fenci_edit) == 8 + 5 * WORD + (WORD > 4 ? 0 : 4), "a number, five words");
static_assert(sizeof(fenci_repaired_text) == 4 * WORD, "four words");
