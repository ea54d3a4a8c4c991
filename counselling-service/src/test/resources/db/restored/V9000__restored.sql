-- As a backup brings them back: one person whom the ledger names, and one whom it does not.
insert into person (id, sub, member_no, name) values
    ('0198c5a8-0000-7000-8000-0000000000e1', 'restored', 'R-ERASED', '已删除者'),
    ('0198c5a8-0000-7000-8000-0000000000e2', 'other', 'R-OTHER', '未在台账');
insert into contact (person_id, content, version, written_at) values
    ('0198c5a8-0000-7000-8000-0000000000e1', '\x00', 1, now());
