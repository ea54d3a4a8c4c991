-- As a backup brings them back: one person whom the ledger names as erased, one whose erasure it saw begin and whose wish is not in
-- the backup yet, and one whom it does not name.
insert into person (id, sub, member_no, name) values
    ('0198c5a8-0000-7000-8000-0000000000e1', 'restored', 'R-ERASED', '已删除者'),
    ('0198c5a8-0000-7000-8000-0000000000e3', 'begun', 'R-BEGUN', '已开始删除者'),
    ('0198c5a8-0000-7000-8000-0000000000e2', 'other', 'R-OTHER', '未在台账');
insert into contact (person_id, content, version, written_at) values
    ('0198c5a8-0000-7000-8000-0000000000e1', '\x00', 1, now());
