package cn.zhijia.education;

/**
 * The states of an application (报名). Which of them hold a seat says the SQL function {@code holds_seat} and nothing else;
 * here {@link Application#offeringId} tells, which a CHECK ties to it. Drafting, submission, the line and withdrawal use
 * the first group; review, offers with a deadline and the draw use the others.
 */
enum ApplicationState {
    DRAFT,
    SUBMITTED,
    WAITLISTED,
    WITHDRAWN,
    ENTERED,
    UNDER_REVIEW,
    RETURNED,
    ADMITTED,
    ENROLLED,
    OFFERED,
    REJECTED,
    EXPIRED,
    DECLINED,
    NOT_DRAWN
}
