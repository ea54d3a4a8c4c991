/** Telling another system by a signed call (Standard Webhooks): an outbox, and the worker that empties it on every replica. */
package cn.zhijia.counselling.webhook;
