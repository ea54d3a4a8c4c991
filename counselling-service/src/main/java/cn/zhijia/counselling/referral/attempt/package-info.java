/**
 * One attempt to have a hospital take a member over (a FHIR Task): its states, who may move it from where, and what was said.
 */
package cn.zhijia.counselling.referral.attempt;
