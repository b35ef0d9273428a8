#ifndef CFENCI_MODEL_H
#define CFENCI_MODEL_H

#include <stddef.h>

/// The model of word boundaries trained on the People's Daily of January 1998, 64-byte aligned and
/// alive for ever. Stores its size in bytes in `size`.
const void *fenci_peoples_daily_model(size_t *size);

#endif
