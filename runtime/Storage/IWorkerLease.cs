namespace Perdure.Storage;

/// <summary>The right to run the work of a store. One worker at a time has it; it ends when disposed, and when its process ends.</summary>
public interface IWorkerLease : IAsyncDisposable
{
}
