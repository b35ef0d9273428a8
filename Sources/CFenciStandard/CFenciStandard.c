#include "CFenciStandard.h"

static const _Alignas(64) unsigned char image[] = {
#embed "standard.fenci"
};

const void *fenci_standard_image(size_t *size) {
  *size = sizeof image;
  return image;
}
