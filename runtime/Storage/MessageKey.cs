namespace Perdure.Storage;

/// <summary>Names a message, or the activity whose result it is, within one store.</summary>
/// <param name="Source">Where it waits.</param>
/// <param name="Sequence">Its number there; a later message has a higher one.</param>
public readonly record struct MessageKey(MessageSource Source, long Sequence);
