#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/policy/word_list.h"

namespace core {

// What a posting asks of dispatch. It is only asked: dispatch acknowledges it or refuses.
enum class ServiceAsk { cancel_shutoff, reconnect, start_service };
inline constexpr WordList<ServiceAsk, 3> service_asks{{"cancel_shutoff", "reconnect", "start_service"}};

struct ServiceRequest {
    ServiceAsk ask = ServiceAsk::cancel_shutoff;
    std::string reference;  // "W2-O000001"
    std::string account;
};

// Part of journal bodies: "requests"; absent when empty.
void put_requests(nlohmann::json& body, const std::vector<ServiceRequest>& requests);
std::vector<ServiceRequest> requests_of(const nlohmann::json& body);

}  // namespace core
