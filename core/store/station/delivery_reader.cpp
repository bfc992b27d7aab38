#include "core/store/station/delivery_reader.h"

#include <SQLiteCpp/Statement.h>

#include "core/store/database/storage_problem.h"

namespace core {

std::string subject_of_person(const std::string& name) {
    return "person " + name;
}

Result<bool> DeliveryReader::is_taken(std::int64_t id) {
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT 1 FROM deliveries_taken WHERE id = ?");
        query.bind(1, id);
        return query.executeStep();
    });
}

Result<bool> DeliveryReader::is_superseded(std::int64_t id, const std::string& subject) {
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT 1 FROM deliveries_taken WHERE subject = ? AND id > ? LIMIT 1");
        query.bind(1, subject);
        query.bind(2, id);
        return query.executeStep();
    });
}

}  // namespace core
