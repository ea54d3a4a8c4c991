-- 到场. Who was there on which day: one row for each registration and day, written at check-in, read by all that only those present may do.
create table attendance (
    registration_id uuid not null references registration,
    day             date not null,
    event_id        uuid not null references event,
    person_id       uuid not null references person,
    primary key (registration_id, day)
);
create index attendance_of_person on attendance (event_id, person_id);
