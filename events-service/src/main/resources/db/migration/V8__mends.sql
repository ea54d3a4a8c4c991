-- A registration for a part that ends with the one for the main event is not one that its own event ended.
alter table registration
    drop constraint registration_ended_by_check,
    add constraint registration_ended_by_check check (ended_by in ('MEMBER', 'ORGANIZER', 'EVENT', 'DEADLINE', 'MAIN_EVENT'));

update registration r set ended_by = 'MAIN_EVENT' where ended_by = 'EVENT'
and exists (select from notice n where n.registration_id = r.id and n.fact = 'PART_ENDED');
