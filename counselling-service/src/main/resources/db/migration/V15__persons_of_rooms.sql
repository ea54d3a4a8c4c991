-- The rooms of quotas, waitlists, groups, handovers and crises keep to the rules of privacy: nothing new about whoever was erased, and every column
-- that leads to a person is exported, or says why not.
create trigger crisis_case_not_erased before insert on crisis_case for each row execute function person_not_erased('member_id');
create trigger group_seat_not_erased before insert on group_seat for each row execute function person_not_erased('person_id');
create trigger handover_not_erased before insert on handover for each row execute function person_not_erased('person_id');
create trigger waitlist_not_erased before insert on waitlist_entry for each row execute function person_not_erased('person_id');
create trigger family_tie_not_erased before insert on family_tie for each row execute function person_not_erased('relative_id');
create trigger dispute_not_erased before insert on no_show_dispute for each row execute function person_not_erased('person_id');

comment on column session_charge.person_id is 'Not exported: told as the sum of the year.';
comment on column quota_change.made_by_id is 'Not exported: an act of office about somebody else.';
comment on column no_show_dispute.decided_by_id is 'Not exported: an act of office about somebody else.';
comment on column reinstatement.made_by_id is 'Not exported: an act of office about somebody else.';
comment on column crisis_case.acknowledged_by_id is 'Not exported: an act of office about somebody else.';
comment on column crisis_case.proposed_by_id is 'Not exported: an act of office about somebody else.';
comment on column crisis_case.closed_by_id is 'Not exported: an act of office about somebody else.';
comment on column crisis_signal.by_id is 'Not exported: stands in the case; of others, an act of office.';
comment on column crisis_contact.by_id is 'Not exported: an act of office about somebody else.';
comment on column crisis_disclosure.by_id is 'Not exported: an act of office about somebody else.';
comment on column crisis_disclosure.second_id is 'Not exported: an act of office about somebody else.';
comment on column referral.drafted_by_id is 'Not exported: an act of office about somebody else.';
comment on column page.person_id is 'Not exported: read as a notice.';
comment on column group_meeting.leader_id is 'Not exported: told as a part in the meeting.';
comment on column group_meeting.co_leader_id is 'Not exported: told as a part in the meeting.';
comment on column handover.carer_id is 'Not exported: an act of office about somebody else.';
