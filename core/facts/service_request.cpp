#include "core/facts/service_request.h"

namespace core {

using nlohmann::json;

void put_requests(json& body, const std::vector<ServiceRequest>& requests) {
    for (const ServiceRequest& request : requests) {
        body["requests"].push_back({{"request", service_asks.name_of(request.ask)},
                                    {"reference", request.reference},
                                    {"account", request.account}});
    }
}

std::vector<ServiceRequest> requests_of(const json& body) {
    std::vector<ServiceRequest> list;
    if (!body.contains("requests")) return list;
    for (const json& item : body.at("requests")) {
        list.push_back(
            {.ask = service_asks(item.at("request").get<std::string>()).value_or(ServiceAsk::cancel_shutoff),
             .reference = item.at("reference").get<std::string>(),
             .account = item.at("account").get<std::string>()});
    }
    return list;
}

}  // namespace core
