#include "kiosk/widgets/picture.h"

namespace kiosk {

void picture(Ui& ui, const Picture& picture, const PictureSpec& spec) {
    ui.record(Role::image, spec.id, spec.label, spec.rect).value = spec.value;
    if (picture.width > 0 && picture.height > 0) ui.painter().picture(spec.rect, picture);
}

}  // namespace kiosk
