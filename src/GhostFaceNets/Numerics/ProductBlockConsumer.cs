namespace GhostFaceNets.Numerics;

/// <summary>Takes a part of a product; called by several threads at once, in no order.</summary>
/// <param name="block">The part; each product is in exactly one.</param>
public delegate void ProductBlockConsumer(ProductBlock block);
