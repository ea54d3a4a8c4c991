-- Of what is sought the pairs are enough, or its one character. An odd last character used to stay, single: it is part of a pair
-- anyway, and made the planner believe in far fewer events than there are.
create or replace function event_grams_sought(words text) returns text[] language sql immutable parallel safe as
$$
    select case when length(words) = 1 then array[lower(words)] else array(
        select gram from unnest(string_to_array(regexp_replace(lower(words), '(..)', E'\\1\x1f', 'g'), E'\x1f')
            || string_to_array(regexp_replace(substr(lower(words), 2), '(..)', E'\\1\x1f', 'g'), E'\x1f')) gram
        where length(gram) > 1) end
$$;
