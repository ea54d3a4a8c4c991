-- The version that an event has at this moment, not when the calling statement began: volatile, so that a statement which has waited
-- for a quota sees what was committed meanwhile.
create function event_version(event uuid) returns bigint language plpgsql volatile as
$$ begin return (select version from event e where e.id = event_version.event); end $$;
