#pragma once

#include <string>

#include "devices/printing/job_proof.h"

namespace devices {

// What a list of devices says of a printer. Empty texts: not known.
struct PrinterFacts {
    std::string language = {};
    std::string model = {};
    std::string firmware = {};
    ProofWay proof = ProofWay::not_known;
    bool drawer_sensor_works = false;
};

}  // namespace devices
